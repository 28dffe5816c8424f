import {
  Deployment,
  DeploymentSet,
  HealthStatus,
} from '@backstage-gitops/plugin-gitops-common';
import { ResourceSet } from '../client/wire';
import { selectCondition } from './selectCondition';
import { selectIntendedNames } from './selectIntendedNames';
import { toReadableMessage } from './toReadableMessage';
import { SetMembers, toSet } from './toSet';

/** Failures of what it applied, and times of waiting, say nothing of what it generates. */
const NOT_ITS_OWN = ['HealthCheckFailed', 'DependencyNotReady'];

/**
 * A ResourceSet of the Flux Operator as a set. One without a single generated Deployment is one too: what
 * it should have made is missing.
 *
 * @param previous - what it was before: the same failure keeps its time over every retry
 */
export function toResourceSet(
  resourceSet: ResourceSet,
  options: {
    engine: Deployment['engine'];
    members: SetMembers;
    previous: DeploymentSet | undefined;
  },
): DeploymentSet {
  const { metadata, spec, status } = resourceSet;
  const { engine, members, previous } = options;
  const ready = selectCondition(status, 'Ready');
  const isFailed =
    ready?.status === 'False' && !NOT_ITS_OWN.includes(ready.reason);
  const generators = [
    ...(spec.inputs?.length ? ['inputs'] : []),
    ...(spec.inputsFrom?.length ? ['inputsFrom'] : []),
    ...(spec.steps?.length ? ['steps'] : []),
  ];
  return toSet(
    'ResourceSet',
    { engine, namespace: metadata.namespace, name: metadata.name },
    {
      ...members,
      apps: [...members.apps, ...selectIntendedNames(resourceSet)],
      generators,
      health: selectHealth(),
      ...(isFailed && { error: toError() }),
      // A retry sets Ready=Unknown for a moment.
      ...(ready?.status === 'Unknown' &&
        previous?.error && { error: previous.error }),
    },
  );

  function selectHealth(): HealthStatus {
    if (!ready) return 'Missing';
    if (ready.status === 'True') return 'Healthy';
    if (ready.status === 'Unknown') return previous?.health ?? 'Progressing';
    if (ready.reason === 'DependencyNotReady') return 'Progressing';
    return 'Degraded';
  }

  function toError(): NonNullable<DeploymentSet['error']> {
    const code = ready?.reason || 'ReconciliationFailed';
    const message = toReadableMessage(ready?.message ?? '');
    const before = previous?.error;
    if (before?.code === code && before.message === message) return before;
    return {
      code,
      message,
      ...(ready?.lastTransitionTime && { since: ready.lastTransitionTime }),
    };
  }
}
