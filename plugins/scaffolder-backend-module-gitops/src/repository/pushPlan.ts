import fs from 'node:fs';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import git, { Errors } from 'isomorphic-git';
import { FileChange } from '../layout';
import { GitRemote } from './GitRemotes';
import { listBranches } from './listBranches';
import { PlanStep } from './PlanFile';
import { OwnChange, readOwnChanges } from './readOwnChanges';
import { replayPlan } from './replayPlan';
import { toGitError } from './toGitError';
import { TreeReader } from './TreeReader';
import { GitPerson, writeCommit } from './writeCommit';

/** Refusals of a head that did not move: not a race, but a rule of the host. */
const MOST_REFUSALS = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** How a push ended. */
export type Pushed = {
  /** The commit that has what was asked for: the new one, or the head when there was nothing to do. */
  commit: string;
  /** False when the branch had everything already. */
  isNew: boolean;
  changes: FileChange[];
  /** How often it was tried. */
  attempts: number;
};

/**
 * Puts what was done to a checkout on the newest head of a branch: fetch, replay the layout steps there, add what
 * else was changed, commit, push; again from the start when somebody was faster. A commit is whole or not there.
 *
 * @param options.branch - when the host does not have it yet, it begins at the head of `from`
 * @param options.from - the branch that was checked out
 * @throws ConflictError when a file that no layout step made was changed by somebody else meanwhile, or when
 * others kept being faster; InputError when a step is not possible on the newer head.
 */
export async function pushPlan(
  remote: GitRemote,
  options: {
    directory: string;
    branch: string;
    from: string;
    steps: readonly PlanStep[];
    message: string;
    author: GitPerson;
    committer: GitPerson;
    isDryRun: boolean;
    attempts: number;
    now: () => Date;
    random: () => number;
    sleep: (ms: number) => Promise<unknown>;
    onRetry?: (sentence: string) => void;
    signal?: AbortSignal;
  },
): Promise<Pushed> {
  const { directory: dir, branch, from, steps } = options;
  const reader = new TreeReader(dir);
  const base = await resolveHead(dir, from);
  const others = await selectOthers(await readOwnChanges(dir, base), {
    steps,
    files: base ? await reader.readFiles(base) : new Map(),
  });
  let refusedAt: string | undefined;
  let refusals = 0;
  for (let attempt = 1; attempt <= options.attempts; attempt += 1) {
    options.signal?.throwIfAborted();
    const head = await fetchHead(remote, { dir, branches: [branch, from] });
    const changes = await toChanges(head, { steps, others, reader });
    if (changes.length === 0) {
      if (!head) throw new InputError('There is nothing to push.');
      return { commit: head, isNew: false, changes, attempts: attempt };
    }
    if (options.isDryRun) {
      return { commit: head ?? '', isNew: false, changes, attempts: attempt };
    }
    const commit = await writeCommit(dir, {
      ...options,
      parent: head,
      changes,
      at: options.now(),
      reader,
    });
    const refusal = await push(remote, { dir, branch, commit });
    if (refusal === undefined) {
      await git.writeRef({
        fs,
        dir,
        ref: `refs/heads/${branch}`,
        value: commit,
        force: true,
      });
      return { commit, isNew: true, changes, attempts: attempt };
    }
    refusals = refusedAt === (head ?? '') ? refusals + 1 : 1;
    refusedAt = head ?? '';
    if (refusals >= MOST_REFUSALS) {
      throw new NotAllowedError(
        `${
          new URL(remote.url).host
        } does not take commits on '${branch}': ${refusal}. If the branch is protected, open a pull request instead.`,
      );
    }
    const pause =
      Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10)) *
      options.random();
    options.onRetry?.(
      `Somebody else was faster; trying again on the newer head (attempt ${
        attempt + 1
      }).`,
    );
    await options.sleep(pause);
  }
  throw new ConflictError(
    `Others kept being faster: ${options.attempts} attempts to push to '${branch}' were refused. Run the task again.`,
  );
}

async function resolveHead(dir: string, branch: string) {
  try {
    return await git.resolveRef({ fs, dir, ref: `refs/heads/${branch}` });
  } catch (error) {
    if (error instanceof Errors.NotFoundError) return undefined;
    throw error;
  }
}

// What the steps alone do not explain: files of other actions, or ones somebody changed after a step.
async function selectOthers(
  own: readonly OwnChange[],
  plan: { steps: readonly PlanStep[]; files: Map<string, string> },
): Promise<OwnChange[]> {
  const planned = await replayPlan(plan.steps, plan.files);
  return own.filter(
    ({ path, content }) =>
      !planned.has(path) || planned.get(path) !== content?.toString('utf8'),
  );
}

// Of the first of the branches that the host has.
async function fetchHead(
  { url, http }: GitRemote,
  { dir, branches }: { dir: string; branches: readonly string[] },
): Promise<string | undefined> {
  try {
    const info = await git.getRemoteInfo({ http, url });
    const there = listBranches(info.refs?.heads);
    const branch = branches.find(each => there.includes(each));
    if (branch === undefined) return undefined;
    const fetched = await git.fetch({
      fs,
      http,
      dir,
      url,
      remote: 'origin',
      ref: branch,
      depth: 1,
      singleBranch: true,
      tags: false,
    });
    return fetched.fetchHead ?? undefined;
  } catch (error) {
    throw toGitError(error, url);
  }
}

async function toChanges(
  head: string | undefined,
  plan: {
    steps: readonly PlanStep[];
    others: readonly OwnChange[];
    reader: TreeReader;
  },
): Promise<FileChange[]> {
  const { steps, others, reader } = plan;
  const files = head ? await reader.readFiles(head) : new Map();
  const objects = head ? await reader.listFiles(head) : new Map();
  const wanted = await replayPlan(steps, files);
  for (const { path, base, content } of others) {
    const there = objects.get(path);
    const isSame =
      there !== undefined &&
      content !== undefined &&
      (await reader.readText(there)) === content.toString('utf8');
    if (isSame) continue;
    if (there !== base) {
      throw new ConflictError(
        `${path} was changed by somebody else meanwhile. Run the task again.`,
      );
    }
    if (content?.includes(0)) {
      throw new InputError(
        `${path} is not text. gitops:repo:push takes text files only.`,
      );
    }
    wanted.set(path, content?.toString('utf8'));
  }
  const changes: FileChange[] = [];
  for (const [path, after] of wanted) {
    const oid = objects.get(path);
    const before = oid === undefined ? undefined : await reader.readText(oid);
    if (before === after) continue;
    changes.push({
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @returns why the host did not take it; undefined when it did. */
async function push(
  { url, http }: GitRemote,
  { dir, branch, commit }: { dir: string; branch: string; commit: string },
): Promise<string | undefined> {
  // A ref of its own: the branch of the checkout moves only when the host has the commit.
  const ref = 'refs/gitops/push';
  await git.writeRef({ fs, dir, ref, value: commit, force: true });
  try {
    const { ok, refs } = await git.push({
      fs,
      http,
      dir,
      url,
      ref,
      remoteRef: `refs/heads/${branch}`,
    });
    if (ok) return undefined;
    return refs[`refs/heads/${branch}`]?.error || 'it gave no reason';
  } catch (error) {
    if (error instanceof Errors.PushRejectedError) return error.data.reason;
    if (error instanceof Errors.GitPushError) {
      const { refs } = error.data.result;
      return refs[`refs/heads/${branch}`]?.error || error.data.prettyDetails;
    }
    throw toGitError(error, url);
  }
}
