import {
  BoardSort,
  BoardSortKey,
  parseBoardSort,
} from '@backstage-gitops/plugin-gitops-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

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
 * sender saw. Other parameters stay. The only file of the plugin that uses react-router.
 */
export function useBoardFilter(): BoardFilterState {
  const [parameters, setParameters] = useSearchParams();
  const filter = parameters.get('filter') ?? '';
  const sortText = parameters.get('sort');
  const sort = useMemo(() => parseBoardSort(sortText), [sortText]);

  const setParameter = useCallback(
    (name: string, value: string) =>
      setParameters(
        previous => {
          const next = new URLSearchParams(previous);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const setFilter = useCallback(
    (text: string) => setParameter('filter', text),
    [setParameter],
  );
  const toggleSort = useCallback(
    (key: BoardSortKey) => {
      const descending = sort.key === key && !sort.descending;
      setParameter('sort', `${descending ? '-' : ''}${key}`);
    },
    [setParameter, sort],
  );
  return { filter, sort, setFilter, toggleSort };
}
