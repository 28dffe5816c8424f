import { InputError, isError } from '@backstage/errors';
import { GitopsApi } from '@backstage-gitops/plugin-gitops-common';
import { readVersionsThatRan } from './readVersionsThatRan';

/** More than so many versions tell a person no more. */
const MOST_VERSIONS = 10;

const OPT_OUT =
  'To roll back all the same, allow a version that is not known to have run there (allowNeverRan).';

/**
 * Checks that a version ran on every one of the clusters, by the history of the board.
 *
 * @throws InputError that names the clusters where it did not, and what did run there; the same when the board
 * cannot tell.
 */
export async function checkRanBefore(
  api: Pick<GitopsApi, 'getDeployments' | 'getDeploymentHistory'>,
  wanted: { service: string; version: string; clusters: readonly string[] },
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const { service, version, clusters } = wanted;
  const ran = await readVersionsThatRan(api, wanted, options).catch(error => {
    throw new InputError(
      `Whether ${service} ever ran ${version} cannot be told: ${
        isError(error) ? error.message : error
      } ${OPT_OUT}`,
    );
  });
  const without = clusters.filter(each => !ran.get(each)?.includes(version));
  if (without.length === 0) return;
  const each = without.map(cluster => {
    const versions = ran.get(cluster);
    if (!versions) return `the board knows nothing of it on ${cluster}`;
    const told = versions.slice(0, MOST_VERSIONS).join(', ') || 'none yet';
    return `on ${cluster} ran ${told}`;
  });
  throw new InputError(
    `${service} never ran ${version} on ${without.join(', ')}: ${each.join(
      '; ',
    )}. Choose one of these, or promote ${version} with gitops:service:promote. ${OPT_OUT}`,
  );
}
