import { isJsonObject, JsonObject } from '../../Json';
import { LiveObject } from './LiveObject';
import { readExternalUrls, readRules } from './readExternalUrls';
import { readMetadata } from './readMetadata';

/** How traffic gets to an object; undefined for what takes none. */
export function toNetworking(object: LiveObject): JsonObject | undefined {
  const { kind, manifest, namespace } = object;
  const { spec, status } = manifest;
  if (kind === 'Pod') {
    const { labels } = readMetadata(object);
    return labels ? { labels } : undefined;
  }
  if (kind === 'Service') {
    const selector = isJsonObject(spec) ? spec.selector : undefined;
    return isJsonObject(selector) ? { targetLabels: selector } : undefined;
  }
  if (kind !== 'Ingress') return undefined;
  const services = new Set(readRules(manifest).map(({ service }) => service));
  const balancer = isJsonObject(status) ? status.loadBalancer : undefined;
  const ingress = isJsonObject(balancer) ? balancer.ingress : undefined;
  return {
    targetRefs: [...services].map(name => ({
      version: '',
      kind: 'Service',
      namespace,
      name,
    })),
    ...(ingress ? { ingress } : {}),
    externalURLs: readExternalUrls(manifest),
  };
}
