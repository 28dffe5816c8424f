import { Deployment, PROGRESSIVE_ROLLOUT } from '../model';

/**
 * What becomes of a drift.
 *
 * - `heals`: its engine corrects it
 * - `suspended`, `rollout`, `selfHealOff`: nothing corrects it, for that reason
 * - `never`: nothing corrects it, and why cannot be told
 * - `unknown`: cannot be told
 *
 * @public
 */
export type DriftHealing =
  | 'heals'
  | 'suspended'
  | 'rollout'
  | 'selfHealOff'
  | 'never'
  | 'unknown';

/**
 * Whether a drift corrects itself, and if not, why not. What is suspended is never corrected, whatever its
 * engine says of itself.
 *
 * @returns undefined for a Deployment that has not drifted.
 * @public
 */
export function deriveDriftHealing(
  deployment: Deployment,
): DriftHealing | undefined {
  const { drift, automation } = deployment;
  if (drift.state !== 'drifted') return undefined;
  if (automation.suspended) return 'suspended';
  if (drift.heals === undefined) return 'unknown';
  if (drift.heals) return 'heals';
  if (automation.reason === PROGRESSIVE_ROLLOUT) return 'rollout';
  return automation.selfHeal ? 'never' : 'selfHealOff';
}
