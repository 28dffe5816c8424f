import { ClusterReachability } from '@backstage-gitops/plugin-gitops-common';
import { TargetContact } from './MappedFluxObject';

/**
 * Whether the target of kubeconfigs answers, from what the objects that deploy to it told last: the
 * newest word counts, as one may look every minute and another every hour. It stays as it was told while
 * it stays the same.
 */
export function deriveReachability(
  contacts: readonly TargetContact[],
  previous: ClusterReachability | undefined,
): ClusterReachability | undefined {
  const [newest] = [...contacts].sort(
    (a, b) => compare(b.at, a.at) || Number(a.ok) - Number(b.ok),
  );
  if (!newest) return previous;
  if (newest.ok) {
    return previous?.ok ? previous : { ok: true, since: newest.at };
  }
  if (previous?.ok === false && previous.error?.code === newest.error?.code) {
    return previous;
  }
  const answeredAt =
    (previous?.ok === false ? previous.answeredAt : undefined) ??
    [
      ...contacts.filter(({ ok }) => ok).map(({ at }) => at),
      ...(newest.answeredAt ? [newest.answeredAt] : []),
    ]
      .sort(compare)
      .at(-1);
  return {
    ok: false,
    since: previous?.ok === false ? previous.since : newest.since ?? newest.at,
    ...(answeredAt && { answeredAt }),
    ...(newest.error && { error: newest.error }),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
