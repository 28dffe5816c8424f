/**
 * Something about one place in a repository. Errors keep engines from doing what the repository says; warnings
 * are what somebody will be sorry for.
 *
 * @public
 */
export type Finding = {
  severity: 'error' | 'warning';
  /** Which rule, in a word or two with dashes: stable, for filters. */
  rule: string;
  path: string;
  /** Counted from 1. */
  line: number;
  /** One sentence: what is wrong, and what to do. */
  message: string;
};
