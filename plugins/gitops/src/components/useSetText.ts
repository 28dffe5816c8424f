import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

/** Returns what a set is called beside its rows: `ApplicationSet checkout-api, step 2 of 3`. */
export function useSetText(): (set: NonNullable<Deployment['set']>) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return ({ kind, name, step, steps }) =>
    step && steps
      ? t('automation.setStep', {
          kind,
          name,
          step: String(step),
          steps: String(steps),
        })
      : t('automation.set', { kind, name });
}
