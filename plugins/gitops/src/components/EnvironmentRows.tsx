import {
  BoardEnvironment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { COLUMN_COUNT } from './BoardColumns';
import { BoardTableRow } from './BoardTableRow';
import { GroupRows } from './GroupRows';
import { tableRoles } from './tableRoles';
import { toRowKey } from './toRowKey';
import { useBoardStyles } from './useBoardStyles';
import { useVersionsText } from './useVersionsText';

/** One environment: what runs in it, in a heading, and its clusters. */
export function EnvironmentRows(props: {
  environment: BoardEnvironment;
  engines: readonly EngineState[];
  showApp: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const toVersionsText = useVersionsText();
  const { environment, engines, showApp } = props;
  const { name, apps, rows, groups } = environment;

  return (
    <tbody {...tableRoles.rowGroup} className={classes.body}>
      <tr {...tableRoles.row} className={classes.environmentRow}>
        <th
          scope="rowgroup"
          {...tableRoles.rowHeader}
          colSpan={COLUMN_COUNT}
          className={classes.environment}
        >
          {name ?? t('environment.none')}
          {apps.map(app => (
            <span key={app.app} className={classes.environmentNote}>
              {showApp
                ? t('environment.ofApp', {
                    app: app.app,
                    text: toVersionsText(app),
                  })
                : toVersionsText(app)}
            </span>
          ))}
        </th>
      </tr>
      {groups
        ? groups.map(group => (
            <GroupRows
              key={group.id}
              group={group}
              engines={engines}
              showApp={showApp}
            />
          ))
        : rows.map(row => (
            <BoardTableRow
              key={toRowKey(row)}
              row={row}
              engines={engines}
              showApp={showApp}
            />
          ))}
    </tbody>
  );
}
