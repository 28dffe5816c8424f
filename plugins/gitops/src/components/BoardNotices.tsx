import { BoardNotice } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
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
  const toText = useNoticeText();
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
      {notices.map(notice => {
        const { title, detail } = toText(notice);
        const connecting =
          notice.type === 'engine' && notice.state === 'Connecting';
        const status = notice.type === 'warning' ? 'warning' : 'danger';
        return (
          <Alert
            key={`${title} ${detail}`}
            icon
            role="status"
            status={connecting ? 'info' : status}
            title={title}
            description={detail}
          />
        );
      })}
    </div>
  );
}
