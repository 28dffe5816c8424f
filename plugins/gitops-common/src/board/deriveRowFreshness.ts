import { Deployment, EngineState } from '../model';
import { RowFreshness } from './Board';

/**
 * Whether what a row shows is the present. An engine that is not read dates all its rows; a cluster
 * that does not answer dates its own, as its engine goes on reporting the last state it saw; an object that
 * is not read dates its one row.
 *
 * @public
 */
export function deriveRowFreshness(
  deployment: Deployment,
  engines: readonly EngineState[],
): RowFreshness {
  const { asOf, clusterReachable, engine, unread } = deployment;
  const state = engines.find(
    candidate =>
      candidate.engine.type === engine.type &&
      candidate.engine.name === engine.name,
  );
  if (state?.state === 'Stale') {
    return { fresh: false, reason: 'engine', asOf, since: state.since };
  }
  if (clusterReachable?.ok === false) {
    const { since, answeredAt, error } = clusterReachable;
    return {
      fresh: false,
      reason: 'cluster',
      asOf: asOf ?? answeredAt ?? since,
      since,
      ...(error && { problem: error }),
    };
  }
  if (unread) {
    const { since, error } = unread;
    return {
      fresh: false,
      reason: 'object',
      asOf: asOf ?? since,
      since,
      problem: error,
    };
  }
  return asOf
    ? { fresh: false, reason: 'engine', asOf, since: state?.since }
    : { fresh: true };
}
