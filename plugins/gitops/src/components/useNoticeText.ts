import { BoardNotice } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useEngineName } from './useEngineName';

const silence = [
  'ConnectionRefused',
  'ConnectionLost',
  'HostNotFound',
  'TimedOut',
];

type NoticeText = { title: string; detail: string };

/** Returns a notice in words: what is wrong since when, and what that means for the rows. */
export function useNoticeText(): (notice: BoardNotice) => NoticeText {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const engineName = useEngineName();

  function toLastState({ asOf }: { asOf?: string }): string {
    return asOf
      ? t('notice.lastState', { time: toClockTime(asOf, clock) })
      : t('notice.lastStateUndated');
  }

  function toEngineText(
    notice: Extract<BoardNotice, { type: 'engine' }>,
  ): NoticeText {
    const subject = engineName(notice.engine);
    if (notice.state === 'Connecting') {
      return {
        title: t('notice.connecting', { subject }),
        detail: t('notice.connectingDetail'),
      };
    }
    const { code = '', message } = notice.problem ?? {};
    const key = silence.includes(code) ? 'silent' : 'unreadable';
    const time = toClockTime(notice.since, clock);
    const rows = notice.rows ? toLastState(notice) : t('notice.noRows');
    return {
      title: t(`notice.${key}`, { subject, time }),
      detail: [message, rows].filter(Boolean).join(' '),
    };
  }

  return notice => {
    if (notice.type === 'engine') return toEngineText(notice);
    if (notice.type === 'warning') {
      const subject = engineName(notice.engine);
      return {
        title: t('notice.warning', { subject }),
        detail: notice.problem.message,
      };
    }
    const { asOf, cluster: subject, since } = notice;
    return {
      title: since
        ? t('notice.silent', { subject, time: toClockTime(since, clock) })
        : t('notice.silentUndated', { subject }),
      detail: asOf
        ? t('notice.clusterDetailAsOf', { time: toClockTime(asOf, clock) })
        : t('notice.clusterDetail'),
    };
  };
}
