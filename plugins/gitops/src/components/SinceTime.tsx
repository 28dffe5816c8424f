import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toAbsoluteTime } from './toAbsoluteTime';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';

/** A moment on the clock: "since 12:03" or "as of 12:02". Nothing without a time. */
export function SinceTime(props: { kind: 'since' | 'asOf'; at?: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  if (!props.at) return null;
  const time = toClockTime(props.at, clock);
  return (
    <time
      className={classes.small}
      dateTime={props.at}
      title={toAbsoluteTime(props.at, clock)}
    >
      {t(`time.${props.kind}`, { time })}
    </time>
  );
}
