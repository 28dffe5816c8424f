import { EntityName } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useDeliveryFigures } from '../hooks/useDeliveryFigures';
import { ClockContext } from './ClockContext';
import { DeliveryFiguresTable } from './DeliveryFiguresTable';
import { ReadState } from './ReadState';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';

/** The delivery figures of a window, and how far they can be trusted. */
export function DeliveryFiguresContent(props: {
  entity: EntityName;
  environments: readonly string[];
  days: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  const { entity, environments, days } = props;
  const { value, failure, retry } = useDeliveryFigures(entity, { days });
  const isShorter =
    value?.keptSince &&
    Date.parse(value.keptSince) > Date.parse(`${value.from}`);

  return (
    <>
      <ReadState
        loading={!value}
        failed={Boolean(failure)}
        loadingText={t('figures.loading')}
        failedText={value ? t('figures.failedOlder') : t('figures.failed')}
        onRetry={retry}
      />
      {value?.items.length === 0 && (
        <p>{t('figures.empty', { days: String(days) })}</p>
      )}
      {value && value.items.length > 0 && (
        <DeliveryFiguresTable figures={value} environments={environments} />
      )}
      {value?.keptSince && isShorter && (
        <p className={classes.small}>
          {t('figures.shorter', {
            time: toClockTime(value.keptSince, clock),
            days: String(days),
          })}
        </p>
      )}
    </>
  );
}
