/**
 * A repository's address in the form that `publish:github:pull-request` and its like take:
 * `github.com?owner=org&repo=platform-gitops`. Groups of GitLab within groups are one owner.
 *
 * @param url - as people clone it
 */
export function toScmRepoUrl(url: string): string {
  const { host, pathname } = new URL(url);
  const segments = pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter(Boolean);
  const parameters = new URLSearchParams({
    owner: segments.slice(0, -1).join('/'),
    repo: segments.at(-1) ?? '',
  });
  return `${host}?${parameters}`;
}
