import { Deployment, GitopsApi } from '@backstage-gitops/plugin-gitops-common';

/**
 * Whether a row runs a commit or a later one.
 *
 * @returns undefined when the board cannot tell
 */
export async function findCommit(
  api: Pick<GitopsApi, 'getDeploymentCommits'>,
  row: Deployment,
  commit: string,
  options: { signal?: AbortSignal },
): Promise<boolean | undefined> {
  const applied = [row.revision, ...row.sources].map(
    revision => revision.applied ?? '',
  );
  const isSame =
    row.commit?.sha === commit || applied.some(each => each.includes(commit));
  if (isSame) return true;
  if (!row.commit) return undefined;
  const { items, state } = await api.getDeploymentCommits(row.id, {
    from: commit,
    to: row.commit.sha,
    signal: options.signal,
  });
  if (state === 'unknown') return undefined;
  return items.some(({ sha }) => sha === row.commit?.sha);
}
