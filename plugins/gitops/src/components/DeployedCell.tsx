import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { RelativeTime } from './RelativeTime';
import { useBoardStyles } from './useBoardStyles';

/** When the version that runs came there. */
export function DeployedCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { operation, since } = props.deployment;
  const at = since.version;
  const isRunning = operation?.phase === 'Running';
  return (
    <BoardCell label={t('column.deployed')}>
      {at ? (
        <RelativeTime at={at} />
      ) : (
        <span className={classes.small}>
          {isRunning ? t('time.running') : t('time.unknown')}
        </span>
      )}
    </BoardCell>
  );
}
