import {
  ResourceNode,
  ResourceSpecifics,
} from '@backstage-gitops/plugin-gitops-common';
import { RolloutObject } from '../../client/live/RolloutObject';
import { toSafeText } from '../toSafeText';

type Rollout = Extract<ResourceSpecifics, { type: 'rollout' }>;
type AnalysisRun = Rollout['analysisRuns'][number];

/** What Argo CD makes of an AnalysisRun's phase. Failed and Error are both Degraded. */
const PHASES: Readonly<Record<string, string>> = {
  Healthy: 'Successful',
  Progressing: 'Running',
  Degraded: 'Failed',
  Unknown: 'Inconclusive',
};

/**
 * How far a Rollout is.
 *
 * @param rollout - as it is now
 * @param options - `id`: of its node; `nodes`: all of the tree, in which its analyses stand
 */
export function toRolloutSpecifics(
  rollout: RolloutObject,
  options: { id: string; nodes: readonly ResourceNode[] },
): Rollout {
  const { spec, status, metadata } = rollout;
  const canary = spec.strategy?.canary;
  const steps = canary?.steps ?? [];
  const step = status?.currentStepIndex ?? undefined;
  const weight = canary && toWeight(rollout);
  const [pause] = status?.pauseConditions ?? [];
  // Of an older generation the phase says nothing of what was asked for last.
  const isCurrent =
    status?.observedGeneration === undefined ||
    metadata.generation === undefined ||
    status.observedGeneration === String(metadata.generation);
  return {
    type: 'rollout',
    phase: (isCurrent && status?.phase) || 'Progressing',
    strategy: toStrategy(rollout),
    ...(steps.length > 0 &&
      step !== undefined && { step: Math.min(step, steps.length) }),
    ...(steps.length > 0 && { steps: steps.length }),
    ...(weight !== undefined && { weight }),
    ...(pause?.startTime && { pausedSince: pause.startTime }),
    ...(status?.abort && { aborted: true }),
    analysisRuns: toAnalysisRuns(rollout, options),
  };
}

function toStrategy({ spec }: RolloutObject): Rollout['strategy'] {
  if (spec.strategy?.canary) return 'canary';
  return spec.strategy?.blueGreen ? 'blueGreen' : 'unknown';
}

/** Where no traffic router tells, it is what the last step that sets one asked for. */
function toWeight({ spec, status }: RolloutObject): number | undefined {
  const told = status?.canary?.weights?.canary?.weight;
  if (typeof told === 'number') return told;
  const steps = spec.strategy?.canary?.steps ?? [];
  const step = status?.currentStepIndex;
  if (typeof step !== 'number' || steps.length === 0) return undefined;
  if (status?.abort) return 0;
  if (step >= steps.length) return 100;
  const weights = steps
    .slice(0, step + 1)
    .flatMap(({ setWeight }) =>
      typeof setWeight === 'number' ? [setWeight] : [],
    );
  return weights.at(-1) ?? 0;
}

/** The runs of the present step are told by the Rollout itself, and better than by their health. */
function toAnalysisRuns(
  { status }: RolloutObject,
  { id, nodes }: { id: string; nodes: readonly ResourceNode[] },
): AnalysisRun[] {
  const told = [
    status?.canary?.currentStepAnalysisRunStatus,
    status?.canary?.currentBackgroundAnalysisRunStatus,
    status?.blueGreen?.prePromotionAnalysisRunStatus,
    status?.blueGreen?.postPromotionAnalysisRunStatus,
  ];
  const runs = new Map<string, AnalysisRun>();
  for (const { ref, parents, health, message } of nodes) {
    if (ref.kind !== 'AnalysisRun' || !parents.includes(id)) continue;
    runs.set(ref.name, {
      name: ref.name,
      phase: PHASES[health ?? ''] ?? 'Pending',
      ...(message && { message }),
    });
  }
  for (const run of told) {
    if (!run?.name) continue;
    runs.set(run.name, {
      name: run.name,
      phase: run.status ?? 'Pending',
      ...(run.message && { message: toSafeText(run.message) }),
    });
  }
  return [...runs.values()];
}
