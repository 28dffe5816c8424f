import fs from 'node:fs';
import git, { TreeEntry } from 'isomorphic-git';

/** What differs between two trees, from the root of the repository. */
export type TreeChange = {
  /** Files that came, went or changed. */
  files: readonly string[];
  /** Those and every folder above them; `''` is the root. */
  places: ReadonlySet<string>;
};

/** Where Git objects are read from; `cache` is one that isomorphic-git fills. */
export type GitObjects = {
  gitdir: string;
  cache: object;
  /** The trees read last, by hash: one side of a comparison is one of the next. */
  trees: Map<string, ReadonlyMap<string, TreeEntry>>;
};

const MOST_TREES = 50;

/**
 * Compares two trees. Folders that are equal are not opened.
 *
 * @param trees - hash of each; undefined: there is none, as before the first commit
 * @throws NotFoundError of isomorphic-git when an object is not there
 */
export async function readTreeChange(
  objects: GitObjects,
  trees: { before: string | undefined; after: string },
): Promise<TreeChange> {
  const files: string[] = [];
  const places = new Set<string>();

  async function compare(
    before: string | undefined,
    after: string | undefined,
    path: string,
  ): Promise<void> {
    places.add(path);
    const [old, now] = [
      await readEntries(objects, before),
      await readEntries(objects, after),
    ];
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(name), now.get(name)];
      if (was?.oid === is?.oid && was?.mode === is?.mode) continue;
      const place = path ? `${path}/${name}` : name;
      places.add(place);
      if (was?.type === 'tree' || is?.type === 'tree') {
        await compare(toTree(was), toTree(is), place);
      }
      const isFile = [was, is].some(each => each && each.type !== 'tree');
      if (isFile) files.push(place);
    }
  }

  if (trees.before !== trees.after)
    await compare(trees.before, trees.after, '');
  return { files, places };
}

async function readEntries(
  { gitdir, cache, trees }: GitObjects,
  oid: string | undefined,
): Promise<ReadonlyMap<string, TreeEntry>> {
  if (!oid) return new Map();
  const known = trees.get(oid);
  if (known) return known;
  const { tree } = await git.readTree({ fs, gitdir, cache, oid });
  const entries = new Map(tree.map(entry => [entry.path, entry]));
  const [oldest] = trees.keys();
  if (trees.size >= MOST_TREES) trees.delete(oldest);
  trees.set(oid, entries);
  return entries;
}

function toTree(entry: TreeEntry | undefined): string | undefined {
  return entry?.type === 'tree' ? entry.oid : undefined;
}
