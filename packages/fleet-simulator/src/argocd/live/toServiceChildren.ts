import { isJsonObject, JsonObject } from '../../Json';
import { toOwnerReference } from '../../workloads/toOwnerReference';
import { toPodSuffix } from '../../workloads/toTemplateHash';
import { toUid } from '../controller/toNewApplication';
import { LiveObject } from './LiveObject';
import { readMetadata } from './readMetadata';

/** The EndpointSlice of a Service, with the pods its selector takes. */
export function toServiceChildren(
  service: LiveObject,
  pods: LiveObject[],
): LiveObject[] {
  const spec = isJsonObject(service.manifest.spec) ? service.manifest.spec : {};
  const selector = isJsonObject(spec.selector) ? spec.selector : undefined;
  if (!selector) return [];
  const name = `${service.name}-${toPodSuffix(service.uid)}`;
  const uid = toUid(`${service.uid}/${name}`);
  const { resourceVersion, creationTimestamp } = readMetadata(service);
  const taken = pods.filter(pod => {
    const labels = readMetadata(pod).labels ?? {};
    return Object.entries(selector).every(
      ([key, value]) => labels[key] === value,
    );
  });
  const versions = [resourceVersion, ...taken.map(toVersion)].map(Number);
  return [
    {
      group: 'discovery.k8s.io',
      version: 'v1',
      kind: 'EndpointSlice',
      namespace: service.namespace,
      name,
      uid,
      managed: false,
      manifest: {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
          name,
          generateName: `${service.name}-`,
          namespace: service.namespace,
          uid,
          resourceVersion: String(Math.max(...versions)),
          creationTimestamp,
          labels: {
            'endpointslice.kubernetes.io/managed-by':
              'endpointslice-controller.k8s.io',
            'kubernetes.io/service-name': service.name,
          },
          ownerReferences: [toOwnerReference({ ...service, apiVersion: 'v1' })],
        },
        addressType: 'IPv4',
        endpoints: taken.map(toEndpoint),
        ports: Array.isArray(spec.ports) ? spec.ports : [],
      },
      parents: [service],
    },
  ];
}

function toVersion(pod: LiveObject): string {
  return readMetadata(pod).resourceVersion;
}

function toEndpoint(pod: LiveObject): JsonObject {
  const ready = pod.health?.status === 'Healthy';
  const number = Number.parseInt(pod.uid.slice(0, 4), 16);
  return {
    addresses: [`10.1.${number % 256}.${(number >> 8) + 1}`],
    conditions: { ready, serving: ready, terminating: false },
    targetRef: {
      kind: 'Pod',
      namespace: pod.namespace,
      name: pod.name,
      uid: pod.uid,
    },
  };
}
