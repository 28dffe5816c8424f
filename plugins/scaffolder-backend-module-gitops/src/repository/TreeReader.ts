import fs from 'node:fs';
import git, { TreeEntry } from 'isomorphic-git';
import { isLayoutPath } from './isLayoutPath';

/** Reads trees of a local repository. What was read once is kept, as the next head shares nearly all of it. */
export class TreeReader {
  readonly #dir: string;
  readonly #trees = new Map<string, TreeEntry[]>();
  readonly #texts = new Map<string, string>();
  readonly #cache = {};

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Every file of the layout at a commit. */
  async readFiles(commit: string): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const [path, oid] of await this.listFiles(commit)) {
      if (!isLayoutPath(path)) continue;
      const text = await this.readText(oid);
      if (!text.includes('\0')) files.set(path, text);
    }
    return files;
  }

  /** Object ids of all plain files at a commit, by path. */
  async listFiles(commit: string): Promise<Map<string, string>> {
    const { commit: head } = await git.readCommit({
      fs,
      dir: this.#dir,
      oid: commit,
      cache: this.#cache,
    });
    const files = new Map<string, string>();
    const visit = async (tree: string, prefix: string): Promise<void> => {
      for (const { path, oid, type, mode } of await this.readTree(tree)) {
        if (type === 'tree') await visit(oid, `${prefix}${path}/`);
        // A symbolic link is no text of ours.
        if (type === 'blob' && mode !== '120000') {
          files.set(`${prefix}${path}`, oid);
        }
      }
    };
    await visit(head.tree, '');
    return files;
  }

  async readTree(oid: string): Promise<TreeEntry[]> {
    const known = this.#trees.get(oid);
    if (known) return known;
    const { tree } = await git.readTree({
      fs,
      dir: this.#dir,
      oid,
      cache: this.#cache,
    });
    this.#trees.set(oid, tree);
    return tree;
  }

  async readText(oid: string): Promise<string> {
    const known = this.#texts.get(oid);
    if (known !== undefined) return known;
    const { blob } = await git.readBlob({
      fs,
      dir: this.#dir,
      oid,
      cache: this.#cache,
    });
    const text = Buffer.from(blob).toString('utf8');
    this.#texts.set(oid, text);
    return text;
  }
}
