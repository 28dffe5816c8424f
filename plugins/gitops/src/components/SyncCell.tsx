import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { LongMessage } from './LongMessage';
import { SinceTime } from './SinceTime';
import { StateChip } from './StateChip';
import { syncLooks } from './syncLooks';
import { useBoardStyles } from './useBoardStyles';

/** Whether what runs is what Git says; if not, since when and why. */
export function SyncCell(props: { row: DeploymentRow }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { deployment, freshness } = props.row;
  const { drift, health, message, operation, since, sync } = deployment;
  const drifted = drift.state === 'drifted';
  // The message of a drifted row says the same once more.
  const saysDrift = drifted && Boolean(drift.message);

  return (
    <BoardCell label={t('column.sync')}>
      <div className={classes.lines}>
        <StateChip
          word={t(`sync.${sync}`)}
          looks={syncLooks[sync]}
          fresh={freshness.fresh}
        />
        {drifted && (
          <div className={classes.small}>
            {drift.message
              ? t('sync.driftedMessage', { message: drift.message })
              : t('sync.drifted')}
          </div>
        )}
        {(drifted || sync !== 'Synced') && (
          <SinceTime kind="since" at={(drifted && drift.since) || since.sync} />
        )}
        {operation?.phase === 'Running' && (
          <div className={classes.small}>{t('sync.running')}</div>
        )}
        {(operation?.phase === 'Failed' || operation?.phase === 'Error') && (
          <div className={classes.loud}>{t('sync.failed')}</div>
        )}
        {health === 'Healthy' && !saysDrift && <LongMessage text={message} />}
      </div>
    </BoardCell>
  );
}
