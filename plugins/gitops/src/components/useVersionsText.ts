import {
  AppVersions,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

const NAMED_VERSIONS = 3;

/**
 * Returns what the heading of an environment says about one app: its version or the skew, and how
 * that stands to the environment before.
 */
export function useVersionsText(): (versions: AppVersions) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);

  function toRunning({ versions, clusters }: AppVersions): string {
    const [first, ...others] = versions;
    if (!first) return t('environment.noVersion', { count: clusters });
    const version = toShortRevision(first.version);
    if (others.length === 0) {
      return t('environment.uniform', {
        version,
        running: String(first.clusters),
        count: clusters,
      });
    }
    const named = others.slice(0, NAMED_VERSIONS - 1);
    const more = others.length - named.length;
    return t('environment.skew', {
      versions: [
        t('environment.skewFirst', { version, count: first.clusters }),
        ...named.map(other =>
          t('environment.skewNext', {
            version: toShortRevision(other.version),
            number: String(other.clusters),
          }),
        ),
        ...(more > 0 ? [t('environment.skewMore', { count: more })] : []),
      ].join(', '),
    });
  }

  function toComparison({ compared }: AppVersions): string[] {
    if (!compared) return [];
    const { environment, standing, releases } = compared;
    return [
      standing === 'behind'
        ? t('environment.behind', { environment, count: releases ?? 1 })
        : t(`environment.${standing}`, { environment }),
    ];
  }

  return versions =>
    [toRunning(versions), ...toComparison(versions)].join(' · ');
}
