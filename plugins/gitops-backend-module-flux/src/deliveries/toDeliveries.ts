import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { HelmRelease, Kustomization } from '../client/wire';
import { toHelmDeliveries } from './toHelmDeliveries';
import { toKustomizationDeliveries } from './toKustomizationDeliveries';

/** What an object remembers of its deliveries, oldest first. */
export function toDeliveries(
  object:
    | { kind: 'Kustomization'; value: Kustomization }
    | { kind: 'HelmRelease'; value: HelmRelease },
): EngineDelivery[] {
  return object.kind === 'Kustomization'
    ? toKustomizationDeliveries(object.value)
    : toHelmDeliveries(object.value);
}
