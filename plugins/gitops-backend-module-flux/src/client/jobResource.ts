import { KubernetesResource } from './KubernetesResource';

/** Jobs, in the only version that Kubernetes has of them. */
export const jobResource: KubernetesResource = {
  group: 'batch',
  version: 'v1',
  plural: 'jobs',
};
