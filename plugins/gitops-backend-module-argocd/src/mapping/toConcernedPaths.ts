import { posix } from 'node:path';

/** Names, for Argo CD, the files whose change concerns an Application. */
export const CONCERNED_PATHS_ANNOTATION =
  'argocd.argoproj.io/manifest-generate-paths';

const GLOB = /[*?[{\\]/;

/**
 * The paths that {@link CONCERNED_PATHS_ANNOTATION} gives for one source, from the root of its repository
 * and resolved as Argo CD does: separated by `;`, with a leading `/` from the root, else from the path of
 * the source. Of a pattern, the folder in which it can match.
 *
 * @param told - the annotation, if there is one
 * @param sourcePath - `path` of the source; without one only paths from the root count
 */
export function toConcernedPaths(
  told: string | undefined,
  sourcePath: string | undefined,
): string[] {
  const paths = (told ?? '').split(';').flatMap(item => {
    const text = item.trim();
    if (!text || (!text.startsWith('/') && !sourcePath)) return [];
    const resolved = posix.resolve('/', sourcePath ?? '', text);
    const parts = resolved.split('/').slice(1);
    const pattern = parts.findIndex(part => GLOB.test(part));
    return parts.slice(0, pattern < 0 ? undefined : pattern).join('/');
  });
  return [...new Set(paths)];
}
