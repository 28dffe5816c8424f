import { runGit } from './runGit';

/**
 * A file of the repository as hosts serve it for readers that speak no Git: `<branch>/<path>`, each segment
 * encoded.
 *
 * @param directory - the bare repository
 * @param place - the rest of the request's path
 * @returns its bytes, or undefined when there is no such branch or file, or the path is none
 */
export function findRawFile(
  directory: string,
  place: string,
): Buffer | undefined {
  const segments = place.split('/').map(decodeSegment);
  if (segments.length < 2 || !segments.every(isSegment)) return undefined;
  const [branch, ...path] = segments;
  try {
    return runGit(directory, [
      'cat-file',
      'blob',
      `refs/heads/${branch}:${path.join('/')}`,
    ]);
  } catch {
    return undefined;
  }
}

function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

// Git's own rules for a path, and nothing that a revision could mean otherwise.
function isSegment(segment: string | undefined): segment is string {
  return (
    segment !== undefined &&
    segment !== '.' &&
    segment !== '..' &&
    /^[^/\\:^~\p{Cc}]+$/u.test(segment)
  );
}
