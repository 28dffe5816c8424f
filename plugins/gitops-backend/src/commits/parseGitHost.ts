import { ScmIntegrationRegistry } from '@backstage/integration';

/** A repository at a Git host that configuration knows. */
export type GitHost = {
  /** The integration's, for example `github`. */
  type: string;
  /** The address of the repository's page, without a slash at its end. */
  page: string;
};

/**
 * Finds out where people look at a repository.
 *
 * @param repository - as an engine writes it, for HTTP or SSH
 * @returns undefined when its host is no configured integration; never an address with credentials
 */
export function parseGitHost(
  repository: string,
  integrations: ScmIntegrationRegistry,
): GitHost | undefined {
  const page = toPage(repository);
  const type = page && integrations.byUrl(page)?.type;
  if (!page || !type) return undefined;
  if (type !== 'bitbucketServer') return { type, page };
  const clone = /^(.*)\/scm\/([^/]+)\/([^/]+)$/.exec(page);
  return clone
    ? { type, page: `${clone[1]}/projects/${clone[2]}/repos/${clone[3]}` }
    : undefined;
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
