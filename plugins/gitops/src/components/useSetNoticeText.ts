import {
  RolloutNotice,
  SetNotice,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useNamesText } from './useNamesText';

/** Returns what a notice about a set says: what it cannot make, or who waits for whom. */
export function useSetNoticeText(): (notice: SetNotice | RolloutNotice) => {
  title: string;
  detail: string;
} {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const toNamesText = useNamesText();

  function toRolloutText(notice: RolloutNotice) {
    const { set, step, steps, obstacles, waiting, since } = notice;
    const parts = {
      obstacles: toNamesText(
        obstacles.map(({ name, cluster, reason }) =>
          t(`notice.obstacle.${reason}`, { name, cluster }),
        ),
      ),
      clusters: toNamesText(waiting),
      count: waiting.length,
    };
    return {
      title: t('notice.rollout', {
        name: set.name,
        step: String(step),
        steps: String(steps),
      }),
      detail: since
        ? t('notice.rolloutWaitsSince', {
            ...parts,
            time: toClockTime(since, clock),
          })
        : t('notice.rolloutWaits', parts),
    };
  }

  return notice => {
    if (notice.type === 'rollout') return toRolloutText(notice);
    const { set, since, problem, rows } = notice;
    const { kind, name } = set;
    return {
      title: since
        ? t('notice.set', { kind, name, time: toClockTime(since, clock) })
        : t('notice.setUndated', { kind, name }),
      detail: [
        problem.message,
        rows > 0 ? t('notice.setRunsOn') : t('notice.setMissing'),
      ].join(' '),
    };
  };
}
