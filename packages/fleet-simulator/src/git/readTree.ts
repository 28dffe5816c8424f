import { runGit } from './runGit';

/** Path of each file to the hash of its content. */
export type RepositoryTree = ReadonlyMap<string, string>;

/**
 * Reads all files of a commit with two git processes, however many they are.
 *
 * @param texts - content by hash; what is missing is added
 */
export function readTree(
  directory: string,
  commit: string,
  texts: Map<string, string>,
): RepositoryTree {
  const tree = new Map<string, string>();
  const listing = runGit(directory, ['ls-tree', '-r', '-z', commit]).toString();
  for (const entry of listing.split('\0').filter(Boolean)) {
    const [description, path] = entry.split('\t');
    const [, type, hash] = description.split(' ');
    if (type === 'blob') tree.set(path, hash);
  }
  const missing = [...new Set(tree.values())].filter(hash => !texts.has(hash));
  if (missing.length) readBlobs(directory, missing, texts);
  return tree;
}

function readBlobs(
  directory: string,
  hashes: string[],
  texts: Map<string, string>,
) {
  const output = runGit(directory, ['cat-file', '--batch'], {
    input: `${hashes.join('\n')}\n`,
  });
  let position = 0;
  for (const hash of hashes) {
    const endOfHeader = output.indexOf('\n', position);
    const size = Number(
      output.toString('utf8', position, endOfHeader).split(' ')[2],
    );
    const start = endOfHeader + 1;
    texts.set(hash, output.toString('utf8', start, start + size));
    position = start + size + 1;
  }
}
