import { DeploymentActionName } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { toActionWord } from './toActionWord';

/** Returns what an action that was taken is called: `Hard refresh`, `scale on Deployment checkout-api`. */
export function useActionName(): (
  action: DeploymentActionName,
  parameters: Record<string, unknown>,
) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (action, parameters) => {
    const { name, resource } = parameters;
    if (action === 'resource-action' && typeof name === 'string') {
      const { kind, name: of } = toRecord(resource);
      return t('action.nameOnResource', {
        name,
        resource: [kind, of].filter(Boolean).join(' '),
      });
    }
    return t(`action.name.${toActionWord(action, parameters)}`);
  };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
