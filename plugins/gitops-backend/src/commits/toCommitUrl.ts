import { ScmIntegrationRegistry } from '@backstage/integration';

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
  const page = toPage(repository);
  if (!page) return undefined;
  const { sha, integrations } = options;
  switch (integrations.byUrl(page)?.type) {
    case 'github':
    case 'gitea':
    case 'azure':
      return `${page}/commit/${sha}`;
    case 'gitlab':
      return `${page}/-/commit/${sha}`;
    case 'bitbucketCloud':
      return `${page}/commits/${sha}`;
    case 'bitbucketServer': {
      const clone = /^(.*)\/scm\/([^/]+)\/([^/]+)$/.exec(page);
      return clone
        ? `${clone[1]}/projects/${clone[2]}/repos/${clone[3]}/commits/${sha}`
        : undefined;
    }
    default:
      return undefined;
  }
}

function toPage(repository: string): string | undefined {
  const scp = /^[^/@]+@([^/:]+):(?!\/\/)(.+)$/.exec(repository);
  const text = scp ? `https://${scp[1]}/${scp[2]}` : repository;
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(text);
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (protocol === 'ssh:') return `https://${hostname}${path}`;
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${path}` : undefined;
}
