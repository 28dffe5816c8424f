import { rememberTexts } from '@backstage-gitops/plugin-gitops-common';

/**
 * One text for all addresses of one repository: `https://host/org/repo.git`, `ssh://git@host/org/repo`
 * and `git@host:org/repo.git` are the same.
 */
export const toRepositoryKey = rememberTexts(deriveKey, { most: 1_000 });

function deriveKey(repository: string): string {
  const scp = /^[^/@]+@([^/:]+):(?!\/\/)(.+)$/.exec(repository);
  const url = scp ? `ssh://${scp[1]}/${scp[2]}` : repository;
  if (!URL.canParse(url)) return repository;
  const { protocol, hostname, port, pathname } = new URL(url);
  // The port of SSH is not that of the web server.
  const host = protocol === 'ssh:' || !port ? hostname : `${hostname}:${port}`;
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return `${host.toLocaleLowerCase('en-US')}${path}`;
}
