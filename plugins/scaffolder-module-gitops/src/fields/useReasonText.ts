import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { EngineReason } from '../selection/deriveEngineAdvice';

/** Says why an answer speaks for an engine. */
export function useReasonText(): (reason: EngineReason) => string {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  return ({ question, engine }) => {
    if (question === 'clusters') return t(`engine.reason.clusters.${engine}`);
    if (question === 'userInterface') {
      return t('engine.reason.userInterface.argocd');
    }
    return question === 'imageAutomation'
      ? t('engine.reason.imageAutomation.flux')
      : t('engine.reason.pushAccess.flux');
  };
}
