import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { LiveObject } from './LiveObject';
import { toTreeNode } from './toTreeNode';

const unknownSystem = {
  machineID: '',
  systemUUID: '',
  bootID: '',
  kernelVersion: '',
  osImage: '',
  containerRuntimeVersion: '',
  kubeletVersion: '',
  kubeProxyVersion: '',
  operatingSystem: '',
  architecture: '',
};

/** The resource tree of an Application: what is there, and what is wanted and missing. */
export function toTree(
  application: ArgocdApplication,
  objects: LiveObject[],
): JsonObject {
  const there = new Set(objects.map(toKey));
  const missing = (application.status.resources ?? [])
    .filter(
      each => !there.has(toKey(each)) && each.health?.status === 'Missing',
    )
    .map(({ group, version, kind, namespace, name, health }) => ({
      ...(group ? { group } : {}),
      version,
      kind,
      ...(namespace ? { namespace } : {}),
      name,
      health: { ...health },
    }));
  const nodes: JsonObject[] = [
    ...objects.map(object => ({ key: toKey(object), ...toTreeNode(object) })),
    ...missing.map(node => ({ key: toKey(node), ...node })),
  ]
    .sort((first, second) => (first.key < second.key ? -1 : 1))
    .map(({ key: _, ...node }) => node);
  const hosts = new Set(
    objects.flatMap(({ kind, manifest: { spec } }) =>
      kind === 'Pod' &&
      typeof spec === 'object' &&
      spec !== null &&
      'nodeName' in spec
        ? [String(spec.nodeName)]
        : [],
    ),
  );
  return {
    ...(nodes.length ? { nodes } : {}),
    ...(hosts.size
      ? {
          hosts: [...hosts]
            .sort()
            .map(name => ({ name, systemInfo: unknownSystem })),
        }
      : {}),
  };
}

function toKey(each: {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}) {
  return [each.group ?? '', each.kind, each.namespace ?? '', each.name].join(
    '\0',
  );
}
