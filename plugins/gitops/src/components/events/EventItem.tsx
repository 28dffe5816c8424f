import {
  DeploymentEvent,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ClockContext } from '../ClockContext';
import { RelativeTime } from '../RelativeTime';
import { StatusChip } from '../StatusChip';
import { toRelativeTime } from '../toRelativeTime';
import { useBoardStyles } from '../useBoardStyles';
import { useHistoryStyles } from '../useHistoryStyles';

/** One Event: what happened to what, how often, when last and first, and who says so. */
export function EventItem(props: {
  event: DeploymentEvent;
  /** Absent for what the tree of resources does not have. */
  onResource?: (ref: ResourceRef) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const { event, onResource } = props;
  const { type, reason, message, count, firstAt, lastAt, about, source } =
    event;
  const { kind, name } = about;
  const at = lastAt ?? firstAt;
  const facts = [
    count > 1 && t('events.counted', { count }),
    count > 1 &&
      firstAt &&
      t('events.first', {
        time: toRelativeTime(firstAt, clock) ?? t('time.justNow'),
      }),
    source && t('events.source', { source }),
  ];

  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <StatusChip
          tone={type === 'Warning' ? 'warning' : 'neutral'}
          sign={type === 'Warning' ? '!' : '·'}
        >
          {t(`events.type.${type}`)}
        </StatusChip>
        <span className={board.strong}>{reason}</span>
        {onResource ? (
          <button
            type="button"
            className={board.button}
            title={t('events.about', { kind, name })}
            onClick={() => onResource(about)}
          >
            {`${kind} ${name}`}
          </button>
        ) : (
          <span>{`${kind} ${name}`}</span>
        )}
      </div>
      <div>{message}</div>
      <div className={board.small}>
        {at && <RelativeTime at={at} />}
        {facts
          .filter(Boolean)
          .map(fact => ` · ${fact}`)
          .join('')}
      </div>
    </li>
  );
}
