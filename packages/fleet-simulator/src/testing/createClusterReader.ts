import { KubernetesObject } from '../kubernetes/objects/KubernetesObject';
import { Fleet } from '../Fleet';
import { openStream, OpenStream } from './openStream';
import { waitUntil } from './waitUntil';

const KUSTOMIZATIONS = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';

type List = {
  metadata: { resourceVersion: string; continue?: string };
  items: KubernetesObject[] | null;
};

/** Reads a cluster of a fleet as any client would: over HTTP. */
export function createClusterReader(fleet: Fleet, cluster = 'azure-aks') {
  const headers = { authorization: `Bearer ${fleet.kubernetesToken}` };
  const get = (path: string, more: Record<string, string> = {}) =>
    fetch(`${fleet.kubernetesUrl(cluster)}${path}`, {
      headers: { ...headers, ...more },
    });
  const list = async (path = KUSTOMIZATIONS): Promise<List> =>
    (await get(path)).json();
  return {
    get,
    list,
    /** Waits until the Kustomization of a service was applied. */
    untilDelivered: () =>
      waitUntil('inventory-api is delivered', async () => {
        const { items } = await list();
        const object = items?.find(
          ({ metadata }) => metadata.name === 'inventory-api',
        );
        return object?.status?.lastAppliedRevision ? object : undefined;
      }),
    /** Opens a watch of Kustomizations, from now without a version. */
    watch: async (
      from?: string,
      path = KUSTOMIZATIONS,
    ): Promise<OpenStream> => {
      const version = from ?? (await list(path)).metadata.resourceVersion;
      return openStream(
        `${fleet.kubernetesUrl(
          cluster,
        )}${path}?watch=true&allowWatchBookmarks=true&resourceVersion=${version}`,
        headers,
      );
    },
  };
}

/** The whole lines of a watch so far. */
export function toWatchEvents(
  text: string,
): { type: string; object: KubernetesObject }[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));
}
