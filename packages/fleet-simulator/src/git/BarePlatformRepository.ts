import { PlatformRepository } from './PlatformRepository';
import { readTree, RepositoryTree } from './readTree';
import { runGit } from './runGit';
import { CommitInput, toFastImport } from './toFastImport';

const RETRIES = 3;
const TREES_KEPT = 100;

/** The platform repository in a bare Git repository on disk. Everything read is kept by its hash. */
export class BarePlatformRepository implements PlatformRepository {
  private readonly listeners = new Set<(head: string) => void>();
  private readonly trees = new Map<string, RepositoryTree>();
  private readonly listings = new WeakMap<
    RepositoryTree,
    Map<string, string[]>
  >();
  private readonly texts = new Map<string, string>();
  private readonly descriptions = new Map<
    string,
    ReturnType<PlatformRepository['describe']>
  >();
  private newest: string;

  /**
   * @param directory - the bare repository; it has a `main` with at least one commit
   * @param url - where it is served
   */
  constructor(readonly directory: string, readonly url: string) {
    this.newest = this.readHead();
  }

  head() {
    return this.newest;
  }

  read(commit: string, path: string) {
    const hash = this.tree(commit).get(path);
    return hash === undefined ? undefined : this.texts.get(hash);
  }

  list(commit: string, folder: string) {
    const tree = this.tree(commit);
    const listings = this.listings.get(tree) ?? new Map<string, string[]>();
    this.listings.set(tree, listings);
    const prefix = folder === '' ? '' : `${folder.replace(/\/+$/, '')}/`;
    const paths =
      listings.get(prefix) ??
      [...tree.keys()].filter(path => path.startsWith(prefix)).sort();
    listings.set(prefix, paths);
    return paths;
  }

  changedPaths(from: string, to: string) {
    const before = this.tree(from);
    const after = this.tree(to);
    const all = new Set([...before.keys(), ...after.keys()]);
    return [...all].filter(path => before.get(path) !== after.get(path)).sort();
  }

  describe(commit: string) {
    if (!isHash(commit)) return undefined;
    if (!this.descriptions.has(commit)) {
      this.descriptions.set(commit, this.readDescription(commit));
    }
    return this.descriptions.get(commit);
  }

  onPush(listener: (head: string) => void) {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  changedAt(path: string) {
    const date = runGit(this.directory, [
      'log',
      '--max-count=1',
      '--format=%aI',
      'refs/heads/main',
      '--',
      path,
    ])
      .toString()
      .trim();
    return date ? new Date(date).toISOString() : undefined;
  }

  /** The last commits on `main`, oldest first. */
  log(limit: number): string[] {
    return runGit(this.directory, [
      'rev-list',
      '--first-parent',
      `--max-count=${limit}`,
      'refs/heads/main',
    ])
      .toString()
      .split('\n')
      .filter(Boolean)
      .reverse();
  }

  /** Looks whether somebody pushed, and tells the listeners when so. */
  refresh() {
    const head = this.readHead();
    if (head === this.newest) return;
    this.newest = head;
    for (const listener of [...this.listeners]) listener(head);
  }

  /** Commits on top of the newest commit and tells the listeners. Returns the hash. */
  commit(input: CommitInput): string {
    for (let attempt = 1; ; attempt++) {
      const parent = this.readHead();
      try {
        runGit(
          this.directory,
          ['fast-import', '--quiet', '--date-format=raw'],
          {
            input: toFastImport([input], parent),
          },
        );
        break;
      } catch (error) {
        // Somebody pushed in between: build on theirs.
        if (attempt === RETRIES || this.readHead() === parent) throw error;
      }
    }
    this.refresh();
    return this.newest;
  }

  private readHead() {
    return runGit(this.directory, ['rev-parse', '--verify', 'refs/heads/main'])
      .toString()
      .trim();
  }

  private tree(commit: string): RepositoryTree {
    const known = this.trees.get(commit);
    if (known) return known;
    if (!isHash(commit)) return new Map();
    const tree = readTree(this.directory, commit, this.texts);
    if (this.trees.size >= TREES_KEPT) {
      this.trees.delete(this.trees.keys().next().value as string);
    }
    this.trees.set(commit, tree);
    return tree;
  }

  private readDescription(commit: string) {
    try {
      const format = '--format=%an%x00%ae%x00%aI%x00%B';
      const [author, email, date, message] = runGit(this.directory, [
        'show',
        '--no-patch',
        format,
        commit,
      ])
        .toString()
        .split('\0');
      return {
        author,
        email,
        date: new Date(date).toISOString().replace('.000Z', 'Z'),
        message: message.trim(),
      };
    } catch {
      return undefined;
    }
  }
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
