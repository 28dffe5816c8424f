const TRIES = 3_000;

/**
 * Resolves when the condition holds. Patience is counted in tries, not in time: three thousand are a
 * minute at least, and as much longer as the machine is busy.
 *
 * @param options - `everyMs`: milliseconds between two tries, 20 by default
 */
export async function until(
  condition: () => Promise<boolean> | boolean,
  options: { everyMs?: number } = {},
): Promise<void> {
  const { everyMs = 20 } = options;
  for (let tries = 0; !(await condition()); tries++) {
    if (tries === TRIES) throw new Error(`not within ${TRIES} tries`);
    await new Promise(resolve => setTimeout(resolve, everyMs));
  }
}
