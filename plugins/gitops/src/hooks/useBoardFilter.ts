import {
  BoardSort,
  BoardSortKey,
  parseBoardSort,
} from '@backstage-gitops/plugin-gitops-common';
import { useCallback, useMemo } from 'react';
import { useAddressParameters } from './useAddressParameters';

/** The filter and the order of the board, and how to change them. */
export type BoardFilterState = {
  filter: string;
  sort: BoardSort;
  setFilter: (text: string) => void;
  /** Sorts by a column, or turns the order round when it is sorted by it already. */
  toggleSort: (key: BoardSortKey) => void;
};

/**
 * Keeps filter and sort in the address (`?filter=…&sort=-health`), so that a link shows what its
 * sender saw.
 */
export function useBoardFilter(): BoardFilterState {
  const { read, write } = useAddressParameters();
  const filter = read('filter') ?? '';
  const sortText = read('sort');
  const sort = useMemo(() => parseBoardSort(sortText), [sortText]);

  const setFilter = useCallback(
    (text: string) => write({ filter: text }),
    [write],
  );
  const toggleSort = useCallback(
    (key: BoardSortKey) => {
      const descending = sort.key === key && !sort.descending;
      write({ sort: `${descending ? '-' : ''}${key}` });
    },
    [write, sort],
  );
  return { filter, sort, setFilter, toggleSort };
}
