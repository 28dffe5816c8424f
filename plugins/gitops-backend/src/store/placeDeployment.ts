import {
  ClusterReachability,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { Placement } from './createPlacementCache';

/**
 * Turns what an engine told into the row we serve: on the cluster as we call it, in its environment, in
 * its set, dated when it is no longer current.
 *
 * @param options.staleSince - since when the engine cannot be read, ISO 8601
 * @param options.reachable - what the engine's last probe of the cluster said
 * @param options.unread - since when and why it is not read while its engine is
 * @param options.set - the set that lists it, for a row that does not say so itself
 */
export function placeDeployment(
  told: Deployment,
  options: {
    placement: Placement;
    staleSince?: string;
    reachable?: ClusterReachability;
    set?: Deployment['set'];
    unread?: Deployment['unread'];
  },
): Deployment {
  const { cluster, environment } = options.placement;
  const reachable = told.clusterReachable ?? options.reachable;
  const set = told.set ?? options.set;
  const unreachableSince =
    reachable?.ok === false
      ? reachable.answeredAt ?? reachable.since
      : undefined;
  const { unread } = options;
  const [asOf] = [options.staleSince, unreachableSince, unread?.since]
    .filter(Boolean)
    .sort();
  return {
    ...told,
    cluster,
    ...(environment && { environment }),
    ...(asOf && { asOf }),
    ...(reachable && { clusterReachable: reachable }),
    ...(set && { set }),
    ...(unread && { unread }),
  };
}
