import { ObservedCluster } from '../GitopsEngine';
import { expectThat } from './expectThat';

/** A cluster that answers says since when, and one that does not says why as well. */
export function expectSoundReachability(cluster: ObservedCluster): void {
  const { name, reachable } = cluster;
  if (!reachable) return;
  const { ok, since, answeredAt, error } = reachable;
  expectThat(
    isTime(since) && (answeredAt === undefined || isTime(answeredAt)),
    `the reachability of ${name} has something that is no time`,
  );
  if (ok) {
    expectThat(
      answeredAt === undefined && error === undefined,
      `${name} answers, and yet says when it last did or why it does not`,
    );
    return;
  }
  expectThat(
    Boolean(error?.code && error.message),
    `${name} does not answer, and nothing says why`,
  );
  expectThat(
    !answeredAt || Date.parse(answeredAt) <= Date.parse(since),
    `${name} answered after it ceased to`,
  );
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}
