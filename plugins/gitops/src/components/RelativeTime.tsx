import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toAbsoluteTime } from './toAbsoluteTime';
import { toRelativeTime } from './toRelativeTime';

/** How long ago, with the exact time on hover. */
export function RelativeTime(props: { at: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  return (
    <time dateTime={props.at} title={toAbsoluteTime(props.at, clock)}>
      {toRelativeTime(props.at, clock) ?? t('time.justNow')}
    </time>
  );
}
