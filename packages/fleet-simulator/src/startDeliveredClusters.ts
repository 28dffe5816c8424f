import { IncomingMessage, ServerResponse } from 'node:http';
import { ArgocdHub } from './argocd/ArgocdHub';
import { toSeconds } from './argocd/controller/toSeconds';
import { toObjectEvents } from './argocd/live/toObjectEvents';
import { ClusterContents } from './kubernetes/mirror/ClusterContents';
import {
  createMirroredCluster,
  MirroredCluster,
} from './kubernetes/mirror/createMirroredCluster';
import { KubernetesObject } from './kubernetes/objects/KubernetesObject';
import { SimulatedClock } from './scenario/SimulatedClock';

/** The API servers of the clusters that Argo CD delivers to. */
export interface DeliveredClusters {
  /** Handles a request to one, with the path as it knows it; false when the hub knows no such cluster. */
  handle(
    cluster: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): boolean;
  /** How the cluster is used from inside a test; undefined when the hub knows none of that name. */
  find(cluster: string): MirroredCluster | undefined;
  stop(): void;
}

/** Namespaces that every cluster has from the start. */
const builtIn = ['default', 'kube-system'];

/** Serves each cluster from the first request to it on. */
export function startDeliveredClusters(options: {
  hub: ArgocdHub;
  clock: SimulatedClock;
  token: string;
}): DeliveredClusters {
  const { hub, clock, token } = options;
  const started = new Map<string, MirroredCluster>();
  const find = (cluster: string) => {
    if (!hub.inventory.clusters.has(cluster)) return undefined;
    const known =
      started.get(cluster) ??
      createMirroredCluster({
        contents: readContents(hub, cluster),
        clock,
        token,
      });
    started.set(cluster, known);
    return known;
  };
  return {
    find,
    handle(cluster, request, response) {
      const found = find(cluster);
      if (!found) return false;
      const fault = hub.destinationFault(cluster);
      // One that hangs takes the connection and says nothing.
      if (fault === 'refuse') response.destroy();
      if (fault === 'none') found.handle(request, response);
      return true;
    },
    stop: () => started.forEach(each => each.stop()),
  };
}

function readContents(hub: ArgocdHub, cluster: string): ClusterContents {
  const applications = () =>
    hub.store
      .list()
      .filter(
        ({ spec }) =>
          hub.inventory.findCluster(spec.destination)?.name === cluster,
      );
  return {
    read() {
      const now = toSeconds(hub.clock.now());
      const objects = applications().flatMap(application => {
        const { workloads, secretsFail } =
          hub.applications.runtime(application);
        return hub.live.list(application).flatMap(each => [
          each.manifest,
          ...toObjectEvents(each, {
            workloads: workloads.list(),
            secretsFail,
            now,
          }).map(event => ({ kind: 'Event', apiVersion: 'v1', ...event })),
        ]);
      });
      const namespaces = builtIn.map(name => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      }));
      return [...namespaces, ...objects] as KubernetesObject[];
    },
    subscribe(listener) {
      const stops = [
        hub.live.subscribe(listener),
        hub.store.subscribe(listener),
      ];
      return () => stops.forEach(stop => stop());
    },
  };
}
