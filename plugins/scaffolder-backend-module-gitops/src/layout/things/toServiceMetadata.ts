import { Service } from '../platform/Service';

/** Labels and annotations by which boards and selectors find the objects of a service. */
export function toServiceMetadata({
  name,
  entityRef,
}: Pick<Service, 'name' | 'entityRef'>) {
  return {
    labels: {
      'backstage.io/kubernetes-id': name,
      'app.kubernetes.io/name': name,
    },
    annotations: { 'backstage.io/entity-ref': entityRef },
  };
}
