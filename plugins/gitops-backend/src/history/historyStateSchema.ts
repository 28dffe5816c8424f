import { z } from 'zod';
import { HistoryState } from './HistoryState';

const axisSchema = z.object({
  to: z.string(),
  at: z.number(),
  isFirstSight: z.literal(true).optional(),
});

/** {@link HistoryState} as it stands in the database. */
export const historyStateSchema = z.object({
  sequence: z.number().int(),
  axes: z.object({
    version: axisSchema.optional(),
    configuration: axisSchema.optional(),
    sync: axisSchema.optional(),
    health: axisSchema.optional(),
    operation: axisSchema.optional(),
    drift: axisSchema.optional(),
    reachability: axisSchema.optional(),
  }),
  seenSince: z.number().optional(),
  versionRule: z.string().optional(),
  configuration: z.string().optional(),
  commit: z.string().optional(),
  commitOperation: z.string().optional(),
  synced: z.object({ revision: z.string(), operation: z.string() }).optional(),
  driftRevision: z.string().optional(),
  delivery: z
    .object({
      id: z.number().int(),
      outcome: z.enum([
        'Running',
        'Healthy',
        'Failed',
        'Superseded',
        'Unknown',
      ]),
      startedAt: z.number(),
      finishedAt: z.number().optional(),
      hasVersion: z.literal(true).optional(),
      attempted: z.string().optional(),
      commit: z.string().optional(),
      hasCommit: z.literal(true).optional(),
      degradedAt: z.number().optional(),
    })
    .optional(),
  broken: z.object({ id: z.number().int(), degradedAt: z.number() }).optional(),
}) satisfies z.ZodType<HistoryState>;
