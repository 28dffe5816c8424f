import { Transition } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { LongMessage } from './LongMessage';
import { toAbsoluteTime } from './toAbsoluteTime';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';
import { useHistoryStyles } from './useHistoryStyles';
import { useTransitionText } from './useTransitionText';

/** One change of a state: when, of what, from what to what, and why. */
export function TransitionItem(props: { transition: Transition }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const toText = useTransitionText();
  const { axis, from, to, at, message } = props.transition;
  return (
    <li className={classes.transition}>
      <time
        className={board.small}
        dateTime={at}
        title={toAbsoluteTime(at, clock)}
      >
        {toClockTime(at, clock)}
      </time>
      <div>
        <span className={board.small}>{t(`history.axis.${axis}`)}: </span>
        {from === undefined
          ? `${t('history.firstSeen')} `
          : `${toText(axis, from)} → `}
        <span className={board.strong}>{toText(axis, to)}</span>
        <LongMessage text={message} />
      </div>
    </li>
  );
}
