import { DeliveryFigures } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { ClockContext } from './ClockContext';
import { DurationFigure } from './DurationFigure';
import { useBoardStyles } from './useBoardStyles';

/** The figures of one environment, in cells. */
export function DeliveryFiguresRow(props: { item: DeliveryFigures }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { language } = useContext(ClockContext);
  const classes = useBoardStyles();
  const {
    deliveries,
    deliveriesPerDay,
    leadTimeSeconds,
    changeFailureRate,
    timeToRestoreSeconds,
  } = props.item;
  // What happens less than daily is easier to picture by the week.
  const isDaily = deliveriesPerDay >= 1;
  const pace = new Intl.NumberFormat(language, {
    maximumSignificantDigits: 2,
  }).format(isDaily ? deliveriesPerDay : deliveriesPerDay * 7);
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });

  return (
    <>
      <BoardCell label={t('figures.deliveries')}>
        <div>{deliveries}</div>
        <div className={classes.small}>
          {isDaily
            ? t('figures.perDay', { number: pace })
            : t('figures.perWeek', { number: pace })}
        </div>
      </BoardCell>
      <BoardCell label={t('figures.leadTime')}>
        <DurationFigure figure={leadTimeSeconds} of="measured" />
      </BoardCell>
      <BoardCell label={t('figures.changeFailureRate')}>
        {changeFailureRate === undefined ? (
          <span className={classes.small}>{t('figures.notEnough')}</span>
        ) : (
          percent.format(changeFailureRate)
        )}
      </BoardCell>
      <BoardCell label={t('figures.timeToRestore')}>
        <DurationFigure figure={timeToRestoreSeconds} of="restored" />
      </BoardCell>
    </>
  );
}
