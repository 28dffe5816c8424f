import { ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource } from '../render/DesiredState';

/** The job that runs before each sync of an Application, where somebody let one hang. */
export function hookOf({ spec }: ArgocdApplication): DesiredResource {
  return {
    group: 'batch',
    version: 'v1',
    kind: 'Job',
    namespace: spec.destination.namespace,
    name: 'migrate',
    images: ['ghcr.io/org/migrate:1'],
  };
}
