import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { RelativeTime } from './RelativeTime';
import { toDuration } from './toDuration';
import { useBoardStyles } from './useBoardStyles';

/** When a delivery began, who started it, how long it took, and who says so. */
export function DeliveryFacts(props: { delivery: Delivery }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { language } = useContext(ClockContext);
  const classes = useBoardStyles();
  const { startedAt, by, durationSeconds, seenBy } = props.delivery;
  const facts = [
    by &&
      (by === 'automated'
        ? t('delivery.automated')
        : t('delivery.by', { name: by })),
    // Engines tell whole seconds.
    durationSeconds !== undefined &&
      durationSeconds >= 1 &&
      t('delivery.took', {
        duration: toDuration(durationSeconds, { language }),
      }),
    seenBy === 'engine' && t('delivery.seenByEngine'),
  ];
  return (
    <div className={classes.small}>
      <RelativeTime at={startedAt} />
      {facts
        .filter(Boolean)
        .map(fact => ` · ${fact}`)
        .join('')}
    </div>
  );
}
