import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseGitHost } from './parseGitHost';

/**
 * The page of a commit at its Git host.
 *
 * @param repository - as an engine writes it, for HTTP or SSH
 * @returns undefined when the host is no integration that has such pages
 */
export function toCommitUrl(
  repository: string,
  options: { sha: string; integrations: ScmIntegrationRegistry },
): string | undefined {
  const { sha, integrations } = options;
  const host = parseGitHost(repository, integrations);
  switch (host?.type) {
    case 'github':
    case 'gitea':
    case 'azure':
      return `${host.page}/commit/${sha}`;
    case 'gitlab':
      return `${host.page}/-/commit/${sha}`;
    case 'bitbucketCloud':
    case 'bitbucketServer':
      return `${host.page}/commits/${sha}`;
    default:
      return undefined;
  }
}
