import { ClusterList } from '@backstage-gitops/plugin-gitops-common';
import { LiveRead, useLiveRead } from './useLiveRead';

/** All clusters, and the order of environments. */
export function useClusters(): LiveRead<ClusterList> {
  return useLiveRead(api => api.getClusters(), 'clusters');
}
