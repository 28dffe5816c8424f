import fs from 'node:fs';
import { InputError } from '@backstage/errors';
import git from 'isomorphic-git';

/**
 * Where a checkout came from.
 *
 * @throws InputError when the folder is none.
 */
export async function readCheckout(
  dir: string,
): Promise<{ url: string; branch: string }> {
  try {
    const remotes = await git.listRemotes({ fs, dir });
    const url = remotes.find(({ remote }) => remote === 'origin')?.url;
    const branch = await git.currentBranch({ fs, dir });
    if (url && branch) return { url, branch };
  } catch {
    // The sentence below says it for every reason.
  }
  throw new InputError(
    'The workspace has no checked out repository at targetPath. Put a step gitops:repo:checkout before this one.',
  );
}
