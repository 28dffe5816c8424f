import { HelmRelease, Kustomization } from '../client/wire';
import { ownerLabels } from './workloadKinds';

/** An object of Flux that delivers something. */
export type DeliveringObject =
  | { kind: 'Kustomization'; value: Kustomization }
  | { kind: 'HelmRelease'; value: HelmRelease };

/** The Kustomization that applied a HelmRelease, told by the labels kustomize-controller sets. */
export function toDefiningKey({
  kind,
  value,
}: DeliveringObject): string | undefined {
  const labels = value.metadata.labels ?? {};
  const name = labels[`${ownerLabels.Kustomization}/name`];
  const namespace = labels[`${ownerLabels.Kustomization}/namespace`];
  return kind === 'HelmRelease' && name && namespace
    ? `Kustomization/${namespace}/${name}`
    : undefined;
}
