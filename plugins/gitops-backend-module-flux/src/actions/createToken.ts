import { Timing } from '../client';

/**
 * A token for a request: the time as the Flux CLI writes it, with digits below a millisecond that tell two
 * requests of one instant apart.
 */
export function createToken(now: Date, timing: Pick<Timing, 'random'>): string {
  const digits = Math.floor(timing.random() * 1_000_000);
  return now.toISOString().replace('Z', `${String(digits).padStart(6, '0')}Z`);
}
