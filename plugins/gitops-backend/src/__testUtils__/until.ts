const PATIENCE_MS = 30_000;

/** Resolves when the condition holds; rejects when it does not within thirty seconds. */
export async function until(
  condition: () => Promise<boolean> | boolean,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS} ms`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
