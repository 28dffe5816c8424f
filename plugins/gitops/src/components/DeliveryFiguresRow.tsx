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
    toldByEngines,
    leadTimeSeconds,
    changeFailureRate,
    timeToRestoreSeconds,
  } = props.item;
  const toPace = (perDay: number) => {
    const format = new Intl.NumberFormat(language, {
      maximumSignificantDigits: 2,
    });
    // What happens less than daily is easier to picture by the week.
    return perDay >= 1
      ? t('figures.perDay', { number: format.format(perDay) })
      : t('figures.perWeek', { number: format.format(perDay * 7) });
  };
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });

  return (
    <>
      <BoardCell label={t('figures.deliveries')}>
        <div>{deliveries}</div>
        {deliveriesPerDay !== undefined && (
          <div className={classes.small}>{toPace(deliveriesPerDay)}</div>
        )}
        {toldByEngines !== undefined && (
          <div className={classes.small}>
            {t('figures.toldByEngines', { count: toldByEngines })}
          </div>
        )}
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
