import {
  BoardSort,
  BoardSortKey,
  boardSortKeys,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { tableRoles } from './tableRoles';
import { useBoardStyles } from './useBoardStyles';

const columns = [
  'cluster',
  'version',
  'commit',
  'sync',
  'health',
  'deployed',
  'automation',
  'history',
] as const;

/** How many columns the board has. */
export const COLUMN_COUNT = columns.length;

const widths = {
  cluster: '17%',
  version: '9%',
  commit: '18%',
  sync: '15%',
  health: '12%',
  deployed: '9%',
  automation: '13%',
  // As wide as its buttons, however narrow the board.
  history: 80,
};

/** The names of the columns; those one can sort by are buttons. */
export function BoardColumns(props: {
  sort: BoardSort;
  onSort: (key: BoardSortKey) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { sort, onSort } = props;
  const direction = sort.descending ? 'descending' : 'ascending';

  return (
    <>
      <colgroup>
        {columns.map(column => (
          <col key={column} style={{ width: widths[column] }} />
        ))}
      </colgroup>
      <thead {...tableRoles.rowGroup} className={classes.head}>
        <tr {...tableRoles.row} className={classes.headRow}>
          {columns.map(column => {
            const key = boardSortKeys.find(one => one === column);
            const sorted = key === sort.key;
            return (
              <th
                key={column}
                scope="col"
                {...tableRoles.columnHeader}
                aria-sort={sorted ? direction : undefined}
                className={`${classes.columnHeader} ${
                  key ? '' : classes.plainColumnHeader
                }`}
              >
                {key ? (
                  <button
                    type="button"
                    className={classes.button}
                    title={t('column.sortBy')}
                    onClick={() => onSort(key)}
                  >
                    {t(`column.${column}`)}
                    <span aria-hidden>
                      {sorted && (sort.descending ? ' ↓' : ' ↑')}
                    </span>
                  </button>
                ) : (
                  <span
                    className={
                      column === 'history' ? classes.caption : undefined
                    }
                  >
                    {t(`column.${column}`)}
                  </span>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
