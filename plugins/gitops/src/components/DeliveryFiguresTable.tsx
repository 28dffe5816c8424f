import {
  EntityDeliveryFigures,
  selectOrderedFigures,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { DeliveryFiguresRow } from './DeliveryFiguresRow';
import { DetailsTooltip } from './DetailsTooltip';
import { tableRoles } from './tableRoles';
import { useBoardStyles } from './useBoardStyles';
import { useDetailsStyles } from './useDetailsStyles';

const figures = [
  'deliveries',
  'leadTime',
  'changeFailureRate',
  'timeToRestore',
] as const;

/** One row for each environment, a column for each figure with its definition. */
export function DeliveryFiguresTable(props: {
  figures: EntityDeliveryFigures;
  environments: readonly string[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const details = useDetailsStyles();
  const { items, days } = props.figures;
  const rows = selectOrderedFigures(items, props.environments);
  const apps = new Set(items.map(({ app }) => app));

  return (
    <table {...tableRoles.table} className={classes.table}>
      <caption className={classes.caption}>
        {t('figures.caption', { days: String(days) })}
      </caption>
      <thead {...tableRoles.rowGroup} className={classes.head}>
        <tr {...tableRoles.row} className={classes.headRow}>
          <th
            scope="col"
            {...tableRoles.columnHeader}
            className={`${classes.columnHeader} ${classes.plainColumnHeader}`}
          >
            {t('figures.environment')}
          </th>
          {figures.map(figure => (
            <th
              key={figure}
              scope="col"
              {...tableRoles.columnHeader}
              className={classes.columnHeader}
            >
              <DetailsTooltip
                className={`${details.text} ${details.heading}`}
                details={t(`figures.definition.${figure}`)}
              >
                {t(`figures.${figure}`)}
              </DetailsTooltip>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.rowGroup} className={classes.body}>
        {rows.map(item => (
          <tr
            key={JSON.stringify([item.app, item.environment])}
            {...tableRoles.row}
            className={classes.row}
          >
            <BoardCell heading label={t('figures.environment')}>
              <span className={classes.strong}>
                {item.environment ?? t('environment.none')}
              </span>
              {apps.size > 1 && <div>{item.app}</div>}
            </BoardCell>
            <DeliveryFiguresRow item={item} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
