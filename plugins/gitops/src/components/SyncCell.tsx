import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { RowActionState } from './actions/RowActionState';
import { BoardCell } from './BoardCell';
import { DriftLines } from './DriftLines';
import { GoodState } from './GoodState';
import { LongMessage } from './LongMessage';
import { SinceTime } from './SinceTime';
import { StateChip } from './StateChip';
import { syncLooks } from './syncLooks';
import { useBoardStyles } from './useBoardStyles';
import { WaitingLines } from './WaitingLines';

/** Whether what runs is what Git says; if not, since when and why, and what that waits for. */
export function SyncCell(props: { row: DeploymentRow }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { deployment, freshness } = props.row;
  const { drift, health, message, operation, since, sync } = deployment;
  const drifted = drift.state === 'drifted';
  const good = sync === 'Synced' && !drifted;
  const driftedSince = drifted ? drift.since ?? since.sync : undefined;
  // The message of a drifted row says the same once more.
  const saysDrift = drifted && Boolean(drift.message);
  const chip = (
    <StateChip
      word={t(`sync.${sync}`)}
      looks={syncLooks[sync]}
      fresh={freshness.fresh}
    />
  );

  return (
    <BoardCell label={t('column.sync')}>
      <div className={classes.lines}>
        {good ? (
          <GoodState axis="sync" since={since.sync}>
            {chip}
          </GoodState>
        ) : (
          chip
        )}
        <RowActionState id={deployment.id} />
        {sync !== 'Synced' && since.sync !== driftedSince && (
          <SinceTime kind="since" at={since.sync} />
        )}
        <DriftLines deployment={deployment} />
        {operation?.phase === 'Running' && !operation.waiting && (
          <div className={classes.small}>{t('sync.running')}</div>
        )}
        <WaitingLines row={props.row} />
        {(operation?.phase === 'Failed' || operation?.phase === 'Error') && (
          <div className={classes.loud}>{t('sync.failed')}</div>
        )}
        {health === 'Healthy' && !saysDrift && <LongMessage text={message} />}
      </div>
    </BoardCell>
  );
}
