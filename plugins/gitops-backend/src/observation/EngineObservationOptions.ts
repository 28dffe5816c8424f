import { LoggerService } from '@backstage/backend-plugin-api';
import { GitopsMetrics } from '../metrics/GitopsMetrics';

/** What an observation needs from outside: time, chance and the end of it all. */
export type EngineObservationOptions = {
  /** Resolves after so many milliseconds, or as soon as the signal aborts. Never rejects. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1, like `Math.random`. */
  random: () => number;
  clock: () => Date;
  logger: Pick<LoggerService, 'info' | 'warn' | 'debug'>;
  metrics?: Pick<GitopsMetrics, 'countEvent' | 'countRestart'>;
  /** Ends the observation. */
  signal: AbortSignal;
};
