import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useRemainingSeconds } from '../hooks/useRemainingSeconds';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { toDuration } from './toDuration';

/** When an engine is tried again; that it should have been, when that moment has passed. */
export function NextTry(props: { at: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const { at } = props;
  const seconds = useRemainingSeconds(at);
  return (
    // It counts down inside a live region, which would read out every step.
    <span aria-live="off">
      {seconds > 0
        ? t('notice.nextTry', {
            duration: toDuration(seconds, {
              language: clock.language,
              parts: 1,
            }),
          })
        : t('notice.nextTryOverdue', { time: toClockTime(at, clock) })}
    </span>
  );
}
