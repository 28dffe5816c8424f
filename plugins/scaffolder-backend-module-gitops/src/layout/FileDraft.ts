import { InputError } from '@backstage/errors';
import { FileChange } from './LayoutPlan';
import { RepositoryFiles } from './RepositoryFiles';

const safeSegment = /^[A-Za-z0-9_][A-Za-z0-9._-]*$|^\.gitkeep$/;

/** A repository while an operation works on it: what is there, and what was changed so far. */
export class FileDraft {
  readonly #files: RepositoryFiles;
  readonly #changed = new Map<string, string | undefined>();
  readonly #warnings: string[] = [];

  constructor(files: RepositoryFiles) {
    this.#files = files;
  }

  read(path: string): string | undefined {
    return this.#changed.has(path)
      ? this.#changed.get(path)
      : this.#files.get(path);
  }

  has(path: string): boolean {
    return this.read(path) !== undefined;
  }

  /** Paths of all files below a folder, sorted. */
  list(folder: string): string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    return [...new Set([...this.#files.keys(), ...this.#changed.keys()])]
      .filter(path => path.startsWith(prefix) && this.has(path))
      .sort();
  }

  /** Names of the folders right below a folder, sorted. */
  listFolders(folder: string): string[] {
    const depth = folder.length + 1;
    return [
      ...new Set(
        this.list(folder)
          .map(path => path.slice(depth))
          .filter(rest => rest.includes('/'))
          .map(rest => rest.slice(0, rest.indexOf('/'))),
      ),
    ];
  }

  /**
   * Writes a file.
   *
   * @throws InputError when the path would leave its place: the last line of defence behind the checks of names.
   */
  write(path: string, text: string): void {
    this.#check(path);
    this.#changed.set(path, text);
  }

  /** Writes a file unless there is one. */
  writeNew(path: string, text: string): void {
    if (!this.has(path)) this.write(path, text);
  }

  remove(path: string): void {
    this.#check(path);
    if (this.has(path)) this.#changed.set(path, undefined);
  }

  warn(sentence: string): void {
    if (!this.#warnings.includes(sentence)) this.#warnings.push(sentence);
  }

  get warnings(): string[] {
    return [...this.#warnings];
  }

  /** What differs from the files it began with, sorted by path. */
  get changes(): FileChange[] {
    return [...this.#changed]
      .map(([path, after]) => ({ path, before: this.#files.get(path), after }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, before, after }) => ({
        path,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      }));
  }

  #check(path: string): void {
    const isSafe = path
      .split('/')
      .every(segment => segment !== '..' && safeSegment.test(segment));
    if (!isSafe) {
      throw new InputError(
        `'${path}' is not a path inside the repository: use letters, digits, '-', '_' and '.' between slashes.`,
      );
    }
  }
}
