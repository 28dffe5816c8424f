import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { DetailsTooltip } from './DetailsTooltip';
import { toAbsoluteTime } from './toAbsoluteTime';
import { toDuration } from './toDuration';
import { useDetailsStyles } from './useDetailsStyles';

/** The chip of a state that is as it should be, which tells since when only if one asks. */
export function GoodState(props: {
  axis: 'sync' | 'health';
  /** ISO 8601; without it there is nothing to ask. */
  since?: string;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useDetailsStyles();
  const { axis, since, children } = props;
  if (!since) return <>{children}</>;
  const seconds = (clock.now - Date.parse(since)) / 1000;
  return (
    <DetailsTooltip
      className={classes.chip}
      details={t(`${axis}.goodSince`, {
        time: toAbsoluteTime(since, clock),
        duration: toDuration(seconds, { language: clock.language }),
      })}
    >
      {children}
    </DetailsTooltip>
  );
}
