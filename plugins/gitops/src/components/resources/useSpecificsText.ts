import { ResourceSpecifics } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ClockContext } from '../ClockContext';
import { toClockTime } from '../toClockTime';
import { toRelativeTime } from '../toRelativeTime';

/** Returns what a kind has to say beyond its health, in parts: `0 of 1 ready`, `3 restarts`. */
export function useSpecificsText(): (
  specifics: ResourceSpecifics | undefined,
) => string[] {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);

  function toParts(
    specifics: ResourceSpecifics,
  ): (string | false | undefined)[] {
    switch (specifics.type) {
      case 'pod':
        return [
          t('pod.ready', {
            ready: String(specifics.ready),
            total: String(specifics.total),
          }),
          specifics.restarts > 0 &&
            t('pod.restarts', { count: specifics.restarts }),
        ];
      case 'workload':
        return [
          specifics.desired !== undefined &&
            t('workload.ready', {
              ready: String(specifics.ready ?? 0),
              desired: String(specifics.desired),
            }),
          specifics.updated !== undefined &&
            specifics.updated !== specifics.desired &&
            t('workload.updated', { updated: String(specifics.updated) }),
          specifics.revision &&
            t('workload.revision', { revision: specifics.revision }),
        ];
      case 'externalSecret':
        return [
          specifics.error,
          t('externalSecret.store', specifics.store),
          specifics.refreshedAt &&
            t('externalSecret.refreshed', {
              time:
                toRelativeTime(specifics.refreshedAt, clock) ??
                t('time.justNow'),
            }),
          specifics.target &&
            t('externalSecret.target', { name: specifics.target }),
        ];
      case 'rollout': {
        const { step, steps, weight, pausedSince, aborted } = specifics;
        return [
          specifics.phase,
          t(`rollout.strategy.${specifics.strategy}`),
          aborted && t('rollout.aborted'),
          step !== undefined &&
            steps !== undefined &&
            t('rollout.step', { step: String(step), steps: String(steps) }),
          weight !== undefined &&
            t('rollout.weight', { weight: String(weight) }),
          pausedSince &&
            t('rollout.paused', { time: toClockTime(pausedSince, clock) }),
        ];
      }
      case 'autoscaler': {
        const { min, max, current, desired, target } = specifics;
        return [
          t('autoscaler.target', { target }),
          t('autoscaler.range', {
            current: String(current ?? '?'),
            min: String(min ?? 1),
            max: String(max),
          }),
          desired !== undefined &&
            desired !== current &&
            t('autoscaler.wants', { desired: String(desired) }),
        ];
      }
      case 'helmRelease': {
        const { release, revision, status, chart, appVersion } = specifics;
        return [
          t('helmRelease.text', {
            release,
            revision: String(revision),
            status,
          }),
          chart && t('helmRelease.chart', { chart }),
          appVersion && t('helmRelease.appVersion', { version: appVersion }),
        ];
      }
      default:
        return [];
    }
  }

  return specifics =>
    specifics ? toParts(specifics).flatMap(part => (part ? [part] : [])) : [];
}
