import {
  Deployment,
  DeploymentLink,
} from '@backstage-gitops/plugin-gitops-common';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { toCommitUrl } from '../commits/toCommitUrl';
import { toFolderUrl } from '../commits/toFolderUrl';
import { parseRevision } from '../store/parseRevision';

const WHOLE_HASH = 40;
const SHORT_HASH = 7;

/**
 * The folder of each source at the commit that runs, and that commit, at the Git host.
 *
 * @returns none for sources at hosts that are no integration, and for those that no commit is known of: charts
 *   of a registry, and what was not applied yet
 */
export function toSourceLinks(
  { sources, commit }: Deployment,
  integrations: ScmIntegrationRegistry,
): DeploymentLink[] {
  return sources.flatMap(({ repository, path = '', chart, applied = '' }) => {
    const hash = parseRevision(applied);
    const sha = hash && commit?.sha.startsWith(hash) ? commit.sha : hash;
    if (!sha || sha.length < WHOLE_HASH) return [];
    const folder =
      chart && !path
        ? undefined
        : toFolderUrl(repository, { path, sha, integrations });
    const page = toCommitUrl(repository, { sha, integrations });
    return [
      ...toGitLink(path || repository, folder),
      ...toGitLink(`Commit ${sha.slice(0, SHORT_HASH)}`, page),
    ];
  });
}

function toGitLink(title: string, url: string | undefined): DeploymentLink[] {
  return url ? [{ kind: 'git', title, url }] : [];
}
