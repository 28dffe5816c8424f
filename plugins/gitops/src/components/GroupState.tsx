import {
  selectTroubles,
  BoardGroup,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { healthLooks } from './healthLooks';
import { SinceTime } from './SinceTime';
import { StateChip } from './StateChip';
import { StatusChip } from './StatusChip';
import { syncLooks } from './syncLooks';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';

/** What the rows of a group have in common, in chips. */
export function GroupState(props: { group: BoardGroup }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  const { state } = props.group;
  if (!state) return null;

  const { sync, health, freshness } = state;
  const [row] = props.group.rows;
  const troubles = row.type === 'deployment' ? selectTroubles(row) : [];
  if (
    freshness.fresh &&
    sync === 'Synced' &&
    health === 'Healthy' &&
    troubles.length === 0
  ) {
    return (
      <StatusChip tone="positive" sign="✓">
        {t('group.good')}
      </StatusChip>
    );
  }
  return (
    <>
      <StateChip
        word={t(`sync.${sync}`)}
        looks={syncLooks[sync]}
        fresh={freshness.fresh}
      />
      <StateChip
        word={t(`health.${health}`)}
        looks={healthLooks[health]}
        fresh={freshness.fresh}
      />
      {troubles.length > 0 && (
        <span className={classes.loud}>
          {troubles.map(trouble => t(`group.${trouble}`)).join(' · ')}
        </span>
      )}
      {!freshness.fresh && (
        <>
          <SinceTime kind="asOf" at={freshness.asOf} />
          {freshness.reason === 'cluster' && freshness.since && (
            <span className={classes.small}>
              {t('group.unreachable', {
                time: toClockTime(freshness.since, clock),
              })}
            </span>
          )}
        </>
      )}
    </>
  );
}
