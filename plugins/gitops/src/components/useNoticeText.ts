import {
  BoardNotice,
  ClusterNotice,
  ClustersNotice,
  EngineNotice,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useEngineName } from './useEngineName';
import { useListText } from './useListText';
import { useSetNoticeText } from './useSetNoticeText';

const silence = [
  'ConnectionRefused',
  'ConnectionLost',
  'HostNotFound',
  'TimedOut',
];

/** A notice in words: what is wrong since when, and what that means for the rows. */
export type NoticeText = { title: string; detail: string };

/** Returns what a notice says. */
export function useNoticeText(): (notice: BoardNotice) => NoticeText {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const engineName = useEngineName();
  const toListText = useListText();
  const toSetNoticeText = useSetNoticeText();

  function toEngineText(notice: EngineNotice): NoticeText {
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

  function toLastState({ asOf }: EngineNotice): string {
    return asOf
      ? t('notice.lastState', { time: toClockTime(asOf, clock) })
      : t('notice.lastStateUndated');
  }

  function toClusterText(notice: ClusterNotice): NoticeText {
    const { asOf, cluster: subject, since, problem } = notice;
    const engines = {
      engines: toListText(notice.engines.map(one => engineName(one))),
      count: notice.engines.length,
    };
    const rows = asOf
      ? t('notice.clusterDetailAsOf', {
          ...engines,
          time: toClockTime(asOf, clock),
        })
      : t('notice.clusterDetail', engines);
    return {
      title: since
        ? t('notice.silent', { subject, time: toClockTime(since, clock) })
        : t('notice.silentUndated', { subject }),
      detail: [problem?.message, rows].filter(Boolean).join(' '),
    };
  }

  function toClustersText({ clusters, since }: ClustersNotice): NoticeText {
    const number = String(clusters.length);
    return {
      title: since
        ? t('notice.clusters', { number, time: toClockTime(since, clock) })
        : t('notice.clustersUndated', { number }),
      detail: t('notice.clustersDetail'),
    };
  }

  return notice => {
    switch (notice.type) {
      case 'engine':
        return toEngineText(notice);
      case 'cluster':
        return toClusterText(notice);
      case 'clusters':
        return toClustersText(notice);
      case 'warning': {
        const subject = engineName(notice.engine);
        return {
          title: t('notice.warning', { subject }),
          detail: notice.problem.message,
        };
      }
      default:
        return toSetNoticeText(notice);
    }
  };
}
