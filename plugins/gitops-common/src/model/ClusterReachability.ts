import { EngineProblem } from './Engine';

/**
 * Whether a cluster answered the last probe that an engine made of it.
 *
 * @remarks Engines do not tell: Argo CD calls a dead cluster Synced, Healthy and connected for as long
 * as it is dead. Nothing in it ticks: the time of the last good answer is there only while there is none.
 * @public
 */
export type ClusterReachability = {
  ok: boolean;
  /** ISO 8601 time at which it became what it is. */
  since: string;
  /** While it does not answer: when it last did, ISO 8601. What is shown of it is of that time. */
  answeredAt?: string;
  /** While it does not answer: why. */
  error?: EngineProblem;
};
