import { toTimestamp } from '../objects/toTimestamp';
import { FluxContext } from './FluxContext';
import { InventoryEntry, parseInventoryEntry } from './inventory';

const key = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * Deletes what was applied before and is no longer wanted. Objects with a finalizer are only marked: their
 * controller takes them away.
 *
 * @returns a line per deleted object, as Flux's events have them
 */
export function pruneInventory(
  context: FluxContext,
  options: { before: InventoryEntry[]; after: InventoryEntry[] },
): string[] {
  const { store, clock } = context;
  const wanted = new Set(options.after.map(({ id }) => id));
  const lines: string[] = [];
  for (const entry of options.before) {
    const named = wanted.has(entry.id) ? undefined : parseInventoryEntry(entry);
    const object = named && store.get(named.kind, named.key);
    if (!named || !object) continue;
    const { labels, annotations, finalizers } = object.metadata;
    if ([labels?.[key], annotations?.[key]].includes('disabled')) continue;
    if (finalizers?.length) {
      store.write(named.kind, {
        ...object,
        metadata: {
          ...object.metadata,
          deletionTimestamp: toTimestamp(clock.now()),
          deletionGracePeriodSeconds: 0,
        },
      });
    } else {
      store.remove(named.kind, named.key);
    }
    const { namespace, name } = object.metadata;
    lines.push(
      `${[object.kind, namespace, name].filter(Boolean).join('/')} deleted`,
    );
  }
  return lines;
}
