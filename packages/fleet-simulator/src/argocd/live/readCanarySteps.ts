import { isJsonObject, JsonObject } from '../../Json';
import { DesiredResource } from '../render/DesiredState';

/** The steps of a Rollout's canary strategy; none when it has no such strategy. */
export function readCanarySteps({ manifest }: DesiredResource): JsonObject[] {
  const spec = isJsonObject(manifest?.spec) ? manifest.spec : {};
  const strategy = isJsonObject(spec.strategy) ? spec.strategy : {};
  const canary = isJsonObject(strategy.canary) ? strategy.canary : {};
  return Array.isArray(canary.steps) ? canary.steps.filter(isJsonObject) : [];
}
