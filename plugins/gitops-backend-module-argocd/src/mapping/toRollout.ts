import {
  DeploymentSetStep,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationSet } from '../client/ApplicationSet';

type StepState = DeploymentSetStep['state'];

/** From least to most. */
const STATES: readonly StepState[] = [
  'Waiting',
  'Pending',
  'Progressing',
  'Healthy',
];

/** One Application in a rollout. */
export type RolloutMember = {
  /** Id of its Deployment. */
  id: string;
  /** Counted from 1; absent for one that no step selects, which is never synced by itself. */
  step?: number;
  state: StepState;
};

/** How a RollingSync set rolls out, by name of the Application. */
export type Rollout = {
  steps: number;
  members: ReadonlyMap<string, RolloutMember>;
};

/**
 * The rollout of a set whose strategy is RollingSync and whose controller follows it.
 *
 * @returns undefined for any other: where progressive syncs are switched off, which is Argo CD's default,
 *   the strategy is ignored without a word, and auto-sync stays on
 */
export function toRollout(
  { metadata, spec, status }: ApplicationSet,
  engine: string,
): Rollout | undefined {
  const { strategy } = spec;
  const { applicationStatus = [] } = status ?? {};
  if (!strategy || applicationStatus.length === 0) return undefined;
  const members = applicationStatus.map(each => {
    const step = Number(each.step);
    return [
      each.application,
      {
        id: toDeploymentId({
          engine: { type: 'argocd', name: engine },
          namespace: metadata.namespace,
          kind: 'Application',
          name: each.application,
        }),
        ...(step >= 1 && { step }),
        state: STATES.find(state => state === each.status) ?? 'Waiting',
      },
    ] as const;
  });
  return { steps: strategy.steps, members: new Map(members) };
}

/**
 * The steps in order, each with how far it is as a whole. One without members holds nobody up.
 *
 * @param rollout - of the set
 * @param known - ids of the Deployments we see; a member that cannot be shown still counts
 */
export function toRolloutSteps(
  { steps, members }: Rollout,
  known: ReadonlySet<string>,
): DeploymentSetStep[] {
  return Array.from({ length: steps }, (_, index) => {
    const ofStep = [...members.values()].filter(
      ({ step }) => step === index + 1,
    );
    return {
      step: index + 1,
      deployments: ofStep
        .map(({ id }) => id)
        .filter(id => known.has(id))
        .sort(),
      state:
        STATES.find(state => ofStep.some(each => each.state === state)) ??
        'Healthy',
    };
  });
}

/**
 * Whom a member waits for while its turn has not come: those of earlier steps that are not Healthy, else,
 * as a step may update a few at once only, those of its own whose turn has come.
 */
export function selectAwaited(
  { members }: Rollout,
  { id, step, state }: RolloutMember,
): string[] {
  if (state !== 'Waiting' || !step) return [];
  const unfinished = [...members.values()].filter(
    member => member.state !== 'Healthy' && member.id !== id,
  );
  const earlier = unfinished.filter(member => (member.step ?? step) < step);
  const beside = unfinished.filter(
    member => member.step === step && member.state !== 'Waiting',
  );
  return (earlier.length > 0 ? earlier : beside).map(each => each.id).sort();
}
