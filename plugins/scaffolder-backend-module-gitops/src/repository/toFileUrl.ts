/**
 * The address below which a branch's files are read by Backstage, for example by the catalog: as the host
 * knows it, `<repository>/raw/<branch>` where the host is no known integration.
 *
 * @param url - of the repository, as people clone it
 * @param options - `type`: of the host's integration, `github` or `gitlab`
 */
export function toFileUrl(
  url: string,
  options: { branch: string; type?: string },
): string {
  const branch = options.branch.split('/').map(encodeURIComponent).join('/');
  const page = url.replace(/\/+$/, '').replace(/\.git$/, '');
  switch (options.type) {
    case 'github':
      return `${page}/blob/${branch}`;
    case 'gitlab':
      return `${page}/-/blob/${branch}`;
    default:
      return `${url.replace(/\/+$/, '')}/raw/${branch}`;
  }
}
