/** The columns the board can be sorted by. @public */
export const boardSortKeys = [
  'cluster',
  'version',
  'sync',
  'health',
  'deployed',
] as const;

/** One of {@link boardSortKeys}. @public */
export type BoardSortKey = (typeof boardSortKeys)[number];

/** The order of the rows within an environment. @public */
export type BoardSort = { key: BoardSortKey; descending: boolean };

/** The order when none is asked for. @public */
export const defaultBoardSort: BoardSort = {
  key: 'cluster',
  descending: false,
};

/**
 * Reads a sort written as a key, descending with a leading `-`. What is none becomes the default.
 *
 * @public
 */
export function parseBoardSort(text: string | null | undefined): BoardSort {
  const descending = Boolean(text?.startsWith('-'));
  const key = boardSortKeys.find(
    one => one === (descending ? text?.slice(1) : text),
  );
  return key ? { key, descending } : defaultBoardSort;
}
