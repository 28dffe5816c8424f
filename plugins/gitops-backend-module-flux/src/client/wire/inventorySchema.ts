import { z } from 'zod/v3';

/** What was applied: `<namespace>_<name>_<group>_<kind>` each. */
export const inventorySchema = z
  .object({ entries: z.array(z.object({ id: z.string() })).nullish() })
  .nullish();
