import { z } from 'zod/v3';

/** What was applied: `<namespace>_<name>_<group>_<kind>` each, and the version it was applied in. */
export const inventorySchema = z
  .object({
    entries: z
      .array(z.object({ id: z.string(), v: z.string().optional() }))
      .nullish(),
  })
  .nullish();
