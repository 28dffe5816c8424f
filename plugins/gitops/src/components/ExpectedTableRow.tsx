import {
  EngineState,
  ExpectedDeployment,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { COLUMN_COUNT } from './BoardColumns';
import { BoardCell } from './BoardCell';
import { StatusChip } from './StatusChip';
import { tableRoles } from './tableRoles';
import { AddToClusterLink } from './templates/AddToClusterLink';
import { toPlace } from './toPlace';
import { useBoardStyles } from './useBoardStyles';
import { useEngineName } from './useEngineName';

/** A cluster where the app is expected: certainly not there, or nobody can tell. */
export function ExpectedTableRow(props: {
  expected: ExpectedDeployment;
  engines: readonly EngineState[];
  showApp: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const engineName = useEngineName();
  const { expected, engines, showApp } = props;
  const unread = engines
    .filter(({ state }) => state !== 'Live')
    .map(({ engine }) => engineName(engine));
  const unknown = unread.length
    ? t('row.unknownEngine', { engines: unread.join(', ') })
    : t('row.unknown');
  const absent =
    expected.source === 'annotation'
      ? t('row.absentAnnotation')
      : t('row.absentConfig');

  return (
    <tr {...tableRoles.row} className={classes.row}>
      <BoardCell heading label={t('column.cluster')}>
        <div className={classes.strong}>{expected.cluster.name}</div>
        {showApp && <div>{expected.app}</div>}
        <div className={classes.small}>
          {toPlace(expected.cluster.labels).join(' · ')}
        </div>
      </BoardCell>
      <BoardCell label={t('column.version')} colSpan={COLUMN_COUNT - 1}>
        {expected.state === 'absent' ? (
          <StatusChip tone="warning" sign="—">
            {t('row.notDeployed')}
          </StatusChip>
        ) : (
          <StatusChip tone="neutral" sign="?">
            {t('row.cannotTell')}
          </StatusChip>
        )}{' '}
        <span className={classes.small}>
          {expected.state === 'absent' ? absent : unknown}
        </span>
        <AddToClusterLink expected={expected} />
      </BoardCell>
    </tr>
  );
}
