import { Engine } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

/**
 * Returns what an engine is called in a sentence: `Argo CD hub`, `Flux azure-aks`. Beside the name of
 * the cluster it belongs to, Flux needs no name of its own.
 */
export function useEngineName(): (engine: Engine, cluster?: string) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return ({ type, name }, cluster) => {
    if (type === 'argocd') return t('engine.argocd', { name });
    if (type !== 'flux') return t('engine.other', { type, name });
    return name === cluster ? t('engine.flux') : t('engine.fluxOn', { name });
  };
}
