import { setImmediate } from 'node:timers/promises';
import { z } from 'zod/v4';

/** A few milliseconds' work: what else waits for the processor is served in between. */
const AT_ONCE = 500;

/**
 * Parses the items of a list; one that is malformed is left out. Ten thousand at a stretch would be a
 * pause in which nobody is answered.
 */
export async function parseItems<T extends z.ZodType>(
  items: readonly unknown[] | null | undefined,
  schema: T,
): Promise<z.output<T>[]> {
  const parsed: z.output<T>[] = [];
  for (const [index, item] of (items ?? []).entries()) {
    if (index > 0 && index % AT_ONCE === 0) await setImmediate();
    const result = schema.safeParse(item);
    if (result.success) parsed.push(result.data);
  }
  return parsed;
}
