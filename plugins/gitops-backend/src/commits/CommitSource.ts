import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A commit that is wanted, and a row that runs it. */
export type WantedCommit = {
  repository: string;
  /** A hash in lower case: whole, or its first twelve digits or more. */
  revision: string;
  /** When given, the newest commit up to the revision that touched one of these is wanted. */
  paths?: readonly string[];
  deployment: Deployment;
  /** Which of the row's sources it is of. */
  sourceIndex: number;
};

/** Where commits can be looked up. */
export interface CommitSource {
  /** For the log. */
  readonly name: string;
  /**
   * Looks a commit up, that of the revision whatever the paths.
   *
   * @returns undefined when this source does not know it
   * @throws when the source cannot be asked now
   */
  readCommit(
    wanted: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined>;
  /**
   * Looks up the newest commit, up to `revision`, that touched one of `paths`. Not every source knows the
   * history.
   *
   * @returns undefined when this source does not know it
   * @throws when the source cannot be asked now
   */
  readLastTouching?(
    wanted: WantedCommit & Required<Pick<WantedCommit, 'paths'>>,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined>;
}
