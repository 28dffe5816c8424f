import { isJsonObject, JsonObject } from '../../Json';
import { LiveObject } from './LiveObject';
import { readMetadata } from './readMetadata';
import { toNetworking } from './toNetworking';

/** An object as a node of the resource tree. */
export function toTreeNode(object: LiveObject): JsonObject {
  const { group, version, kind, namespace, name, uid, parents } = object;
  const { resourceVersion, creationTimestamp } = readMetadata(object);
  const info = toInfo(object);
  const networkingInfo = toNetworking(object);
  const images = kind === 'Pod' ? readImages(object.manifest) : [];
  return {
    ...(group ? { group } : {}),
    version,
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    uid,
    ...(parents.length ? { parentRefs: parents.map(toReference) } : {}),
    ...(info.length ? { info } : {}),
    ...(networkingInfo ? { networkingInfo } : {}),
    resourceVersion,
    ...(images.length ? { images } : {}),
    ...(object.health ? { health: { ...object.health } } : {}),
    createdAt: creationTimestamp,
  };
}

function toReference({
  group,
  version,
  kind,
  namespace,
  name,
  uid,
}: LiveObject['parents'][number]): JsonObject {
  return {
    ...(group ? { group } : {}),
    version,
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    uid,
  };
}

function toInfo(object: LiveObject): JsonObject[] {
  if (object.kind === 'Pod') return toPodInfo(object.manifest);
  const { annotations = {} } = readMetadata(object);
  const revision =
    annotations['rollout.argoproj.io/revision'] ??
    annotations['deployment.kubernetes.io/revision'];
  return revision ? [{ name: 'Revision', value: `Rev:${revision}` }] : [];
}

function toPodInfo({ metadata, spec, status }: JsonObject): JsonObject[] {
  const containers = readStatuses(status);
  const total =
    isJsonObject(spec) && Array.isArray(spec.containers)
      ? spec.containers.length
      : 0;
  const ready = containers.filter(each => each.ready).length;
  const restarts = containers.reduce(
    (sum, { restartCount }) => sum + Number(restartCount ?? 0),
    0,
  );
  const isGoing = isJsonObject(metadata) && metadata.deletionTimestamp;
  const node = isJsonObject(spec) ? spec.nodeName : undefined;
  return [
    {
      name: 'Status Reason',
      value: isGoing ? 'Terminating' : toReason(status, containers),
    },
    { name: 'Node', ...(node ? { value: node } : {}) },
    { name: 'Containers', value: `${ready}/${total}` },
    ...(restarts ? [{ name: 'Restart Count', value: String(restarts) }] : []),
    { name: 'cpu', value: '0' },
    { name: 'memory', value: '0' },
  ];
}

function toReason(
  status: JsonObject[string],
  containers: JsonObject[],
): string {
  for (const { state } of containers) {
    const waiting = isJsonObject(state) ? state.waiting : undefined;
    if (isJsonObject(waiting) && waiting.reason) return String(waiting.reason);
  }
  return isJsonObject(status) ? String(status.phase ?? '') : '';
}

function readStatuses(status: JsonObject[string]): JsonObject[] {
  const statuses = isJsonObject(status) ? status.containerStatuses : undefined;
  return Array.isArray(statuses) ? statuses.filter(isJsonObject) : [];
}

function readImages({ spec }: JsonObject): string[] {
  const containers = isJsonObject(spec) ? spec.containers : undefined;
  return Array.isArray(containers)
    ? containers.filter(isJsonObject).map(({ image }) => String(image))
    : [];
}
