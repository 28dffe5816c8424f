import { createLayoutAction } from './createLayoutAction';
import { examples } from './createService.examples';

/** `gitops:service:create` */
export function createServiceAction() {
  return createLayoutAction('gitops:service:create', {
    description:
      'Lays out a new service in the platform repository: its chart or overlays, and its file on each chosen cluster, for Argo CD and Flux',
    examples,
  });
}
