import {
  DeploymentSet,
  HealthStatus,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationSet } from '../client/ApplicationSet';
import { selectTracker } from './selectTracker';
import { findHealthStatus } from './toHealthStatus';
import { toGeneratorWords } from './toGeneratorWords';
import { toRollout, toRolloutSteps } from './toRollout';
import { toSafeText } from './toSafeText';
import { toSetApps } from './toSetApps';

/**
 * Maps an ApplicationSet (argoproj.io/v1alpha1) to a DeploymentSet.
 *
 * @param set - as it is now
 * @param context - `engine`: name of the Argo CD; `deployments`: ids of those it owns; `frontendUrl`: its
 *   address for people
 */
export function toDeploymentSet(
  set: ApplicationSet,
  context: {
    engine: string;
    deployments: readonly string[];
    frontendUrl?: string;
  },
): DeploymentSet {
  const { metadata, spec } = set;
  const { engine, frontendUrl } = context;
  const identity = {
    engine: { type: 'argocd' as const, name: engine },
    namespace: metadata.namespace,
    kind: 'ApplicationSet' as const,
    name: metadata.name,
  };
  const rollout = toRollout(set, engine);
  const parent = selectTracker(metadata, {
    engine,
    ownNamespace: metadata.namespace,
  });
  const error = toGenerationError(set);
  const { project } = spec.template?.spec ?? {};
  return {
    id: toDeploymentSetId(identity),
    ...identity,
    ...(project && !project.includes('{{') && { project }),
    ...(parent && { parent: parent.id }),
    generators: spec.generators.map(toGeneratorWords),
    health: toSetHealth(set),
    ...(error && { error }),
    ...(rollout && {
      steps: toRolloutSteps(rollout, new Set(context.deployments)),
    }),
    deployments: [...context.deployments].sort(),
    apps: toSetApps(set),
    ...(frontendUrl && {
      link: `${frontendUrl.replace(
        /\/+$/,
        '',
      )}/applicationsets/${encodeURIComponent(
        metadata.namespace,
      )}/${encodeURIComponent(metadata.name)}`,
    }),
  };
}

/** What Argo CD says since 3.4; before, what it makes of the same conditions. */
function toSetHealth({ status }: ApplicationSet): HealthStatus {
  const told = findHealthStatus(status?.health?.status);
  if (told) return told;
  const isTrue = (wanted: string) =>
    status?.conditions.some(
      ({ type, status: word }) => type === wanted && word === 'True',
    );
  if (isTrue('ErrorOccurred')) return 'Degraded';
  if (isTrue('RolloutProgressing')) return 'Progressing';
  return isTrue('ResourcesUpToDate') ? 'Healthy' : 'Unknown';
}

/** One failure stands in three conditions (recordings 15); this one is about nothing else. */
function toGenerationError({ status }: ApplicationSet): DeploymentSet['error'] {
  const condition = status?.conditions.find(
    ({ type, status: word }) => type === 'ErrorOccurred' && word === 'True',
  );
  if (!condition) return undefined;
  const { reason = '', message, lastTransitionTime } = condition;
  return {
    code: /^[A-Za-z]{1,60}$/.test(reason) ? reason : 'GenerationFailed',
    message: message
      ? toSafeText(message)
      : 'Argo CD cannot generate its Applications and does not say why.',
    ...(lastTransitionTime && { since: lastTransitionTime }),
  };
}
