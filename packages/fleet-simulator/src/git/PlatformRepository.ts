/** The platform repository as controllers read it: by commit, from the bare repository that Git serves. */
export interface PlatformRepository {
  /** Where engines and people clone it, without credentials. */
  readonly url: string;
  /** Hash of the newest commit on `main`. */
  head(): string;
  /** Text of a file at a commit, or undefined when it is not there. */
  read(commit: string, path: string): string | undefined;
  /** Paths of all files below a folder at a commit, sorted; '' for the whole tree. */
  list(commit: string, folder: string): string[];
  /** Paths that differ between two commits. */
  changedPaths(from: string, to: string): string[];
  /** Author, ISO 8601 date and full message of a commit; undefined when unknown. */
  describe(
    commit: string,
  ):
    | { author: string; email: string; date: string; message: string }
    | undefined;
  /** ISO 8601 date of the last commit on `main` that touched a path; undefined when none did or nobody can tell. */
  changedAt(path: string): string | undefined;
  /** Called with the new head after each push or commit. Returns how to stop listening. */
  onPush(listener: (head: string) => void): () => void;
}
