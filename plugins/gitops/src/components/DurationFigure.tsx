import { DeliveryFigures } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toDuration } from './toDuration';
import { useBoardStyles } from './useBoardStyles';

/** A length of time that was measured several times, or that it was not measured at all. */
export function DurationFigure(props: {
  figure?: DeliveryFigures['leadTimeSeconds'];
  /** What was measured. */
  of: 'measured' | 'restored';
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { language } = useContext(ClockContext);
  const classes = useBoardStyles();
  const { figure, of } = props;
  if (!figure) {
    return <span className={classes.small}>{t('figures.notEnough')}</span>;
  }
  const { median, p90, measured } = figure;
  return (
    <>
      <div>
        {t('figures.median', { duration: toDuration(median, { language }) })}
      </div>
      <div className={classes.small}>
        {measured > 1 &&
          `${t('figures.p90', { duration: toDuration(p90, { language }) })} · `}
        {t(`figures.${of}`, { count: measured })}
      </div>
    </>
  );
}
