import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  EngineProblem,
  LogEvent,
  LogQuery,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { readPodLog } from '../client';
import { Pod, podSchema } from '../client/wire';
import {
  selectContainer,
  toLogLine,
  toPodSpecifics,
  toSilence,
} from '../mapping';
import { ClusterReader, toNamedRefusal } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { mergeAsTheyCome, mergeByTime } from './mergeLogs';
import { makesPods } from './readDependents';
import { readTree } from './readTree';

const MOST_PODS = 20;
/** Those that came while somebody followed included. */
const MOST_FOLLOWED = 60;
const LOOK_AGAIN_MS = 8_000;
const DEFAULT_TAIL = 500;
const MOST_TAIL = 10_000;

/** A Pod whose lines are read. */
type LoggedPod = { namespace: string; name: string; pod: Pod };

/** Ends the streams of all Pods with the one who reads, also those that hang in a read. */
export async function* readPodLogs(
  context: DetailsContext,
  deployment: Deployment,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  try {
    yield* readAll(context, deployment, { query: options.query, signal });
  } catch (error) {
    if (!options.signal.aborted) throw error;
  } finally {
    left.abort();
  }
}

/** Lines of the Pods of a Deployment: which ones are, is told by the chain of owners, not by the caller. */
async function* readAll(
  context: DetailsContext,
  deployment: Deployment,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const { query, signal } = options;
  const { pods, target, problems } = await findPods(
    context,
    deployment,
    options,
  );
  for (const problem of problems) yield { type: 'problem', problem };
  if (pods.length === 0 && problems.length === 0) {
    if (query.pod !== undefined) {
      throw new NotFoundError(
        `${deployment.name} has no pod ${query.pod}, or not any more.`,
      );
    }
    const message = `${deployment.name} has no pods.`;
    yield { type: 'problem', problem: { code: 'NoPods', message } };
  }
  if (pods.length > MOST_PODS) {
    const message = `It has ${pods.length} pods; these are lines of ${MOST_PODS} of them. Pick one to see its lines.`;
    yield { type: 'problem', problem: { code: 'TooMany', message } };
  }
  if (target) {
    const open = (pod: LoggedPod) => readOne(target, pod, { query, signal });
    const streams = pods.slice(0, MOST_PODS).map(open);
    if (!query.follow) {
      yield* mergeByTime(streams);
    } else if (query.pod !== undefined) {
      yield* mergeAsTheyCome(streams);
    } else {
      yield* mergeAsTheyCome(streams, {
        join: add => {
          const seen = new Set(pods.filter(isStarted).map(toRun));
          joinNewPods(context, deployment, {
            ...options,
            seen,
            add: pod => add(open(pod)),
          });
        },
      });
    }
  }
  if (!signal.aborted) yield { type: 'end' };
}

function isStarted({ pod }: LoggedPod): boolean {
  return pod.status?.phase !== 'Pending';
}

/** A container that was restarted writes a new log. */
function toRun({ name, pod }: LoggedPod): string {
  return `${name}/${toPodSpecifics(pod).restarts}`;
}

/** A rollout replaces Pods while somebody follows: looks again and again for new ones. Never rejects. */
async function joinNewPods(
  context: DetailsContext,
  deployment: Deployment,
  options: {
    query: LogQuery;
    /** See {@link toRun}. */
    seen: Set<string>;
    add(pod: LoggedPod): void;
    signal: AbortSignal;
  },
): Promise<void> {
  const { seen, add, signal } = options;
  const { timing } = context.reader.connection;
  for (;;) {
    await timing.sleep(LOOK_AGAIN_MS, signal);
    if (signal.aborted) return;
    try {
      const { pods } = await findPods(context, deployment, options);
      for (const pod of pods.filter(isStarted)) {
        const run = toRun(pod);
        if (seen.has(run) || seen.size >= MOST_FOLLOWED) continue;
        seen.add(run);
        add(pod);
      }
    } catch {
      // The streams that are open tell when the cluster is gone.
    }
  }
}

async function findPods(
  context: DetailsContext,
  deployment: Deployment,
  { query, signal }: { query: LogQuery; signal: AbortSignal },
): Promise<{
  pods: LoggedPod[];
  target?: ClusterReader;
  problems: EngineProblem[];
}> {
  const { entries, target, problems } = await readTree(context, deployment, {
    only: makesPods,
    signal,
  });
  const pods = entries.flatMap(({ node, object }): LoggedPod[] => {
    const pod = podSchema.safeParse(object).data;
    const { kind, namespace = '', name } = node.ref;
    const isAsked =
      (query.pod === undefined || name === query.pod) &&
      (query.namespace === undefined || namespace === query.namespace);
    return kind === 'Pod' && pod && isAsked ? [{ namespace, name, pod }] : [];
  });
  return { pods, ...(target && { target }), problems };
}

async function* readOne(
  reader: ClusterReader,
  { namespace, name, pod }: LoggedPod,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const { query, signal } = options;
  const toEvent = (problem: EngineProblem): LogEvent => ({
    type: 'problem',
    pod: name,
    problem,
  });
  const container = selectContainer(pod, query.container);
  if (container === undefined) {
    yield toEvent({
      code: 'NotFound',
      message: `Pod ${name} has no container ${query.container}.`,
    });
    return;
  }
  const tail = query.tailLines ?? DEFAULT_TAIL;
  try {
    const lines = readPodLog(
      reader.connection,
      {
        namespace,
        pod: name,
        container,
        follow: query.follow,
        previous: query.previous,
        tailLines: Math.min(Math.max(1, Math.trunc(tail)), MOST_TAIL),
        ...(query.sinceSeconds !== undefined && {
          sinceSeconds: Math.max(1, Math.trunc(query.sinceSeconds)),
        }),
      },
      { signal },
    );
    for await (const line of lines) {
      const { at, text } = toLogLine(line);
      if (query.filter && !text.includes(query.filter)) continue;
      yield { type: 'line', pod: name, container, ...(at && { at }), text };
    }
  } catch (error) {
    const { subject } = reader.connection;
    const isOfPod = error instanceof EngineError && error.status === 400;
    yield toEvent(
      isOfPod
        ? toSilence(pod, { name, container, previous: query.previous ?? false })
        : toEngineError(
            toNamedRefusal(error, {
              subject,
              resource: { group: '', version: 'v1', plural: 'pods/log' },
              namespace,
              verbs: 'get',
            }),
            subject,
          ).toProblem(),
    );
  }
}
