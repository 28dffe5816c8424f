import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 250;
const MOST_LOOKS = 480;

/**
 * Looks again and again until something is there.
 *
 * @param what - for the error when it never was
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const found = await look();
    if (found) return found;
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`Not within ${MOST_LOOKS} looks: ${what}`);
}
