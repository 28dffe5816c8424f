import { DeploymentSet } from '@backstage-gitops/plugin-gitops-common';
import { Kustomization } from '../client/wire';
import { MappedFluxObject } from './MappedFluxObject';
import { selectCondition } from './selectCondition';
import { SetMembers, toSet } from './toSet';

/** `Deployment/shop/cart status: 'InProgress'`, `Kustomization/flux-system/apps status: 'Failed'` */
const UNHEALTHY = /([\w]+\/[\w.-]+\/[\w.-]+) status: /g;

/**
 * The set that a Kustomization is which applies Kustomizations, HelmReleases or ResourceSets. Where it
 * fails because one of those is not healthy, that is their state and not its own.
 */
export function toKustomizationSet(
  { status }: Kustomization,
  mapped: MappedFluxObject,
  members: SetMembers,
): DeploymentSet {
  const { deployment, attempt } = mapped;
  const { health, sync, message, operation } = deployment;
  const isOfChildren =
    health === 'Degraded' &&
    isOnlyAboutChildren(
      selectCondition(status, 'Ready')?.message ?? operation?.message ?? '',
      members.generated,
    );
  const isFailed = operation?.phase === 'Failed' && health !== 'Degraded';
  return toSet('Kustomization', deployment, {
    ...members,
    generators: [],
    sync,
    health: isOfChildren ? 'Healthy' : health,
    ...(isFailed && {
      error: {
        code: attempt?.reason ?? 'ReconciliationFailed',
        message: message ?? operation.message ?? 'The last reconcile failed.',
        ...(operation.finishedAt && { since: operation.finishedAt }),
      },
    }),
  });
}

function isOnlyAboutChildren(
  message: string,
  generated: readonly string[],
): boolean {
  const named = [...message.matchAll(UNHEALTHY)].map(([, name]) => name);
  return named.length > 0 && named.every(name => generated.includes(name));
}
