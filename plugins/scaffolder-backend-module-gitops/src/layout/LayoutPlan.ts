/**
 * One file that a layout operation writes, changes or removes.
 *
 * @public
 */
export type FileChange = {
  /** From the root of the repository, with forward slashes. */
  path: string;
  /** Its text until now; absent when it is new. */
  before?: string;
  /** Its text from now on; absent when it is removed. */
  after?: string;
};

/**
 * What a layout operation does to a repository. Without changes everything is as asked for already.
 *
 * @public
 */
export type LayoutPlan = {
  /** Sorted by path. */
  changes: FileChange[];
  /** What a person should know before this is committed, one sentence each. */
  warnings: string[];
  /** First line of a commit message. */
  title: string;
  /** What an operation tells beside the files, for outputs: versions, clusters. */
  facts: LayoutFacts;
};

/**
 * What moved.
 *
 * @public
 */
export type LayoutFacts = {
  service?: string;
  /** The clusters that are concerned, in the order of the repository. */
  clusters?: string[];
  /** The version that should run afterwards, when it is the same everywhere. */
  version?: string;
  /** The service is nowhere in the repository any more. */
  isGone?: boolean;
  /** What each cluster had and gets. */
  moves?: { cluster: string; from?: string; to?: string }[];
};
