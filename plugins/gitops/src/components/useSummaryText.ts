import { Board } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

/** Returns the board in one line: `4 of 4 Synced and Healthy · live`. */
export function useSummaryText(): (board: Board) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return ({ summary, engines }) => {
    const { deployments, good, moving, attention, absent, unknown } = summary;
    return [
      deployments > 0 &&
        t('summary.good', { good: String(good), total: String(deployments) }),
      moving > 0 && t('summary.moving', { number: String(moving) }),
      attention > 0 && t('summary.attention', { count: attention }),
      absent > 0 && t('summary.absent', { number: String(absent) }),
      unknown > 0 && t('summary.unknown', { number: String(unknown) }),
      t(`summary.${engines}`),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
