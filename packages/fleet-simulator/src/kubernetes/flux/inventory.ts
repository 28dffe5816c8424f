import { KubernetesObject } from '../objects/KubernetesObject';
import { ResourceKind } from '../objects/ResourceKind';
import { resourceKinds } from '../objects/resourceKinds';

/** One object in `status.inventory`. */
export type InventoryEntry = { id: string; v: string };

/** `<namespace>_<name>_<group>_<kind>`; the core group is empty, so is the namespace of what has none. */
export function toInventoryEntry(object: KubernetesObject): InventoryEntry {
  const [version, group = ''] = object.apiVersion.split('/').reverse();
  const { name, namespace = '' } = object.metadata;
  const escaped = name.replace(/:/g, '__');
  return { id: [namespace, escaped, group, object.kind].join('_'), v: version };
}

/** What an entry names; undefined for a kind that is not served. */
export function parseInventoryEntry(
  entry: InventoryEntry,
):
  | { kind: ResourceKind; key: { namespace?: string; name: string } }
  | undefined {
  const parts = entry.id.split('_');
  const kindName = parts.pop();
  const group = parts.pop();
  const namespace = parts.shift();
  const kind = resourceKinds.find(
    known => known.kind === kindName && known.group === group,
  );
  if (!kind) return undefined;
  const name = parts.join('_').replace(/__/g, ':');
  return { kind, key: { ...(namespace ? { namespace } : {}), name } };
}
