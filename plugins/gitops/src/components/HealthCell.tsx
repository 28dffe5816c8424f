import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { GoodState } from './GoodState';
import { healthLooks } from './healthLooks';
import { LongMessage } from './LongMessage';
import { SinceTime } from './SinceTime';
import { StateChip } from './StateChip';
import { useBoardStyles } from './useBoardStyles';

/** Whether what runs works; if not, since when and why. */
export function HealthCell(props: { row: DeploymentRow }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { deployment, freshness } = props.row;
  const { health, message, since } = deployment;
  const chip = (
    <StateChip
      word={t(`health.${health}`)}
      looks={healthLooks[health]}
      fresh={freshness.fresh}
    />
  );

  return (
    <BoardCell label={t('column.health')}>
      <div className={classes.lines}>
        {health === 'Healthy' ? (
          <GoodState axis="health" since={since.health}>
            {chip}
          </GoodState>
        ) : (
          <>
            {chip}
            <SinceTime kind="since" at={since.health} />
            <LongMessage text={message} />
          </>
        )}
      </div>
    </BoardCell>
  );
}
