import { z } from 'zod/v3';

/**
 * A core/v1 Event about an object of Flux. A repeated one is the same Event with a higher count and a
 * later `lastTimestamp`.
 */
export const eventSchema = z.object({
  metadata: z.object({
    annotations: z.record(z.string()).nullish(),
    creationTimestamp: z.string().optional(),
  }),
  reason: z.string(),
  message: z.string().default(''),
  firstTimestamp: z.string().nullish(),
  lastTimestamp: z.string().nullish(),
  /** In the place of both where the writer uses `events.k8s.io`, with `series` for repetitions. */
  eventTime: z.string().nullish(),
  series: z.object({ lastObservedTime: z.string().optional() }).nullish(),
  involvedObject: z.object({
    kind: z.string(),
    name: z.string(),
    namespace: z.string().default(''),
    uid: z.string().optional(),
  }),
});

/** See {@link eventSchema}. */
export type FluxEvent = z.infer<typeof eventSchema>;
