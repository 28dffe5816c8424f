import { posix } from 'node:path';

/** `./apps/shop/` as the repository knows it: `apps/shop`; the root is ''. */
export function toRepositoryPath(path: string): string {
  const normal = posix.normalize(`/${path}`).replace(/^\/+|\/+$/g, '');
  return normal === '.' ? '' : normal;
}
