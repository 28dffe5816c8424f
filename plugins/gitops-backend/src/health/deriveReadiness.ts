import { EngineState } from '@backstage-gitops/plugin-gitops-common';

/** Answer of `GET /health`: whether what we would show is worth showing. Anyone may read it. */
export type Readiness = { status: 'ok' | 'reading' };

/** After this long an engine that says nothing holds up nobody. */
export const LONGEST_WAIT_MS = 60_000;

/**
 * Whether a replica that just started may be asked: once each engine told a picture, or why it cannot, or
 * a minute has passed. From then on it stays ready: an engine that is down is data on the board, and no
 * reason to take a backend, let alone all of Backstage, out of service.
 */
export function deriveReadiness(options: {
  engines: readonly Pick<EngineState, 'state'>[];
  startedAt: Date;
  now: Date;
}): Readiness {
  const { engines, startedAt, now } = options;
  const hasWaited = now.getTime() - startedAt.getTime() >= LONGEST_WAIT_MS;
  const isReading = engines.some(({ state }) => state === 'Connecting');
  return { status: isReading && !hasWaited ? 'reading' : 'ok' };
}
