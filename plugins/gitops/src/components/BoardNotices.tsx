import { BoardNotice } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { NextTry } from './NextTry';
import { toClockTime } from './toClockTime';
import { UnreachableClusters } from './UnreachableClusters';
import { useBoardStyles } from './useBoardStyles';
import { useNoticeText } from './useNoticeText';

/** What a person must know before reading the rows, one banner each. */
export function BoardNotices(props: {
  notices: readonly BoardNotice[];
  failedSince?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const clock = useContext(ClockContext);
  const { notices, failedSince } = props;
  if (notices.length === 0 && !failedSince) return null;

  return (
    <div className={classes.notices}>
      {failedSince && (
        <Alert
          icon
          role="status"
          status="danger"
          title={t('notice.backend', {
            time: toClockTime(failedSince, clock),
          })}
          description={t('notice.backendDetail')}
        />
      )}
      {notices.map(notice => (
        <BoardNoticeAlert key={toKey(notice)} notice={notice} />
      ))}
    </div>
  );
}

function BoardNoticeAlert(props: { notice: BoardNotice }) {
  const toText = useNoticeText();
  const { notice } = props;
  const { title, detail } = toText(notice);
  return (
    <Alert
      icon
      role="status"
      status={toStatus(notice)}
      title={title}
      description={
        <>
          {detail}
          {notice.type === 'engine' && notice.nextTryAt && (
            <>
              {' '}
              <NextTry at={notice.nextTryAt} />
            </>
          )}
          {notice.type === 'clusters' && (
            <UnreachableClusters notice={notice} />
          )}
        </>
      }
    />
  );
}

function toStatus(notice: BoardNotice): 'info' | 'warning' | 'danger' {
  if (notice.type === 'warning' || notice.type === 'rollout') return 'warning';
  return notice.type === 'engine' && notice.state === 'Connecting'
    ? 'info'
    : 'danger';
}

/** The same for the same trouble, so that a new time or reason does not make it a new banner. */
function toKey(notice: BoardNotice): string {
  switch (notice.type) {
    case 'engine':
      return `engine ${notice.engine.type} ${notice.engine.name}`;
    case 'warning':
      return `warning ${notice.engine.type} ${notice.engine.name} ${notice.problem.message}`;
    case 'cluster':
      return `cluster ${notice.cluster}`;
    case 'clusters':
      return 'clusters';
    default:
      return `${notice.type} ${notice.set.id}`;
  }
}
