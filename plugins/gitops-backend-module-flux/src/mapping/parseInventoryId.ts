/** One object of an inventory. */
export type InventoryEntry = {
  namespace: string;
  name: string;
  group: string;
  kind: string;
};

/**
 * Reads an id of an inventory, `<namespace>_<name>_<group>_<kind>`; the name may hold underscores of its
 * own. Undefined when it is none.
 */
export function parseInventoryId(id: string): InventoryEntry | undefined {
  const parts = /^([^_]*)_(.+)_([^_]*)_([^_]+)$/.exec(id);
  if (!parts) return undefined;
  const [, namespace, name, group, kind] = parts;
  return { namespace, name: name.replace(/__/g, ':'), group, kind };
}
