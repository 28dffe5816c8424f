import { KeptDelivery } from './KeptDelivery';
import { markRollbacks } from './markRollbacks';
import { toContent } from './toContent';

/** One delivery to an environment: the same on each of its clusters, as it gets there. */
export type EnvironmentDelivery = {
  parts: (KeptDelivery & { isRolledBack: boolean })[];
  /** Milliseconds. */
  startedAt: number;
};

/**
 * Deliveries of one app in one environment as people count them: the same version on three clusters is
 * one, also when it gets to the third a day later. When a cluster gets it a second time, that is another.
 *
 * @param deliveries - of all clusters, in any order
 */
export function foldDeliveries(
  deliveries: readonly KeptDelivery[],
): EnvironmentDelivery[] {
  const marked = [...groupBy(deliveries, each => each.deployment).values()]
    .flatMap(ofCluster =>
      markRollbacks(
        ofCluster
          .sort((a, b) => a.id - b.id)
          .map(each => ({ ...each, key: each.id, id: String(each.id) })),
        toContent,
      ),
    )
    .map(({ key, rolledBackBy, ...each }) => ({
      ...each,
      id: key,
      isRolledBack: rolledBackBy !== undefined,
    }))
    .sort((a, b) => a.startedAt - b.startedAt);

  const folded: EnvironmentDelivery[] = [];
  const open = new Map<string, EnvironmentDelivery>();
  for (const part of marked) {
    // What was there when we first looked was not delivered while we watched.
    if (part.outcome === 'Unknown') continue;
    const content = toContent(part) ?? `${part.deployment} ${part.id}`;
    const known = open.get(content);
    const isAgain = known?.parts.some(
      ({ deployment }) => deployment === part.deployment,
    );
    if (known && !isAgain) {
      known.parts.push(part);
      continue;
    }
    const next = { parts: [part], startedAt: part.startedAt };
    open.set(content, next);
    folded.push(next);
  }
  return folded;
}

function groupBy<T>(
  all: readonly T[],
  toKey: (each: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(toKey(each));
    if (group) group.push(each);
    else groups.set(toKey(each), [each]);
  }
  return groups;
}
