import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toAbsoluteTime } from './toAbsoluteTime';
import { toClockTime } from './toClockTime';
import { toTimePassed } from './toTimePassed';
import { useBoardStyles } from './useBoardStyles';

/** A moment: "since 11:25 · 40 min" or "as of 12:02". Nothing without a time. */
export function SinceTime(props: { kind: 'since' | 'asOf'; at?: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  const { kind, at } = props;
  if (!at) return null;
  const time = toClockTime(at, clock);
  const duration = kind === 'since' && toTimePassed(at, clock);
  return (
    <time
      className={classes.small}
      dateTime={at}
      title={toAbsoluteTime(at, clock)}
    >
      {duration
        ? t('time.sinceFor', { time, duration })
        : t(`time.${kind}`, { time })}
    </time>
  );
}
