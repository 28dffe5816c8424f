import {
  Deployment,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';

/** What does not happen without a person; each the last part of a translation key under `automation`. */
export type AutomationWarning = 'suspended' | 'autoSyncOff' | 'selfHealOff';

/**
 * What a Deployment's automation leaves undone, the gravest first. Self-heal that is off is told where something
 * else than its own settings switched it off.
 */
export function selectAutomationWarnings(
  automation: Deployment['automation'],
): AutomationWarning[] {
  const { sync, selfHeal, suspended, reason } = automation;
  const isRolling = reason === PROGRESSIVE_ROLLOUT;
  const warnings: AutomationWarning[] = [];
  if (suspended) warnings.push('suspended');
  if (!sync && !suspended && !isRolling) warnings.push('autoSyncOff');
  if ((sync || isRolling) && !selfHeal && reason) warnings.push('selfHealOff');
  return warnings;
}
