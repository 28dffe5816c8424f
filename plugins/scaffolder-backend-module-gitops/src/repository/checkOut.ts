import fs from 'node:fs';
import { InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import { GitRemote } from './GitRemotes';
import { listBranches } from './listBranches';
import { toGitError } from './toGitError';

/** What was checked out. */
export type CheckedOut = {
  branch: string;
  /** Absent when the repository is empty. */
  commit?: string;
};

/**
 * Brings the newest commit of a branch into a folder. An empty repository becomes an empty checkout, ready for
 * its first commit.
 *
 * @param options.directory - where to; made when it is not there
 * @throws InputError when there is no such branch; other errors in sentences, see toGitError.
 */
export async function checkOut(
  remote: GitRemote,
  options: { directory: string; branch?: string },
): Promise<CheckedOut> {
  const { url, http } = remote;
  const { directory: dir } = options;
  try {
    const info = await git.getRemoteInfo({ http, url });
    const heads = listBranches(info.refs?.heads);
    const branch =
      options.branch ??
      remote.defaultBranch ??
      info.HEAD?.replace(/^refs\/heads\//, '') ??
      'main';
    await git.init({ fs, dir, defaultBranch: branch });
    await git.addRemote({ fs, dir, remote: 'origin', url, force: true });
    if (heads.length === 0) return { branch };
    if (!heads.includes(branch)) {
      throw new InputError(
        `${url} has no branch '${branch}'. It has ${heads
          .slice(0, 10)
          .join(', ')}.`,
      );
    }
    const { fetchHead } = await git.fetch({
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
    if (!fetchHead) return { branch };
    await git.writeRef({
      fs,
      dir,
      ref: `refs/heads/${branch}`,
      value: fetchHead,
      force: true,
    });
    await git.checkout({ fs, dir, ref: branch, force: true });
    return { branch, commit: fetchHead };
  } catch (error) {
    throw toGitError(error, url);
  }
}
