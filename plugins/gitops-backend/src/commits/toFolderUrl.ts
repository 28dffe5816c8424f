import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseGitHost } from './parseGitHost';

/**
 * The page of a folder at its Git host, as it was at a commit.
 *
 * @param repository - as an engine writes it, for HTTP or SSH
 * @param options - `sha` is a whole hash; `path` is from the root, which itself is empty or `.`
 * @returns undefined when the host is no integration that has such pages, or the path leaves the repository
 */
export function toFolderUrl(
  repository: string,
  options: { path: string; sha: string; integrations: ScmIntegrationRegistry },
): string | undefined {
  const { path, sha, integrations } = options;
  const parts = path.split('/').filter(part => part && part !== '.');
  if (parts.includes('..')) return undefined;
  const folder = parts.map(part => `/${encodeURIComponent(part)}`).join('');
  const host = parseGitHost(repository, integrations);
  switch (host?.type) {
    case 'github':
      return `${host.page}/tree/${sha}${folder}`;
    case 'gitlab':
      return `${host.page}/-/tree/${sha}${folder}`;
    case 'gitea':
      return `${host.page}/src/commit/${sha}${folder}`;
    case 'bitbucketCloud':
      return `${host.page}/src/${sha}${folder}`;
    case 'bitbucketServer':
      return `${host.page}/browse${folder}?at=${sha}`;
    case 'azure': {
      const query = new URLSearchParams({
        path: `/${parts.join('/')}`,
        version: `GC${sha}`,
      });
      return `${host.page}?${query}`;
    }
    default:
      return undefined;
  }
}
