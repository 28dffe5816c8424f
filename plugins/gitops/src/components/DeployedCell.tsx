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
  const at = props.deployment.since.version;
  return (
    <BoardCell label={t('column.deployed')}>
      {at ? (
        <RelativeTime at={at} />
      ) : (
        <span className={classes.small}>{t('time.unknown')}</span>
      )}
    </BoardCell>
  );
}
