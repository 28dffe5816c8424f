import { z } from 'zod/v3';

/** A core/v1 Event about any object. What `events.k8s.io` writes has `eventTime` and `series` instead. */
export const liveEventSchema = z.object({
  metadata: z.object({
    name: z.string().default(''),
    namespace: z.string().default(''),
    uid: z.string().optional(),
    creationTimestamp: z.string().optional(),
  }),
  type: z.string().default('Normal'),
  reason: z.string().default(''),
  message: z.string().default(''),
  count: z.number().nullish(),
  firstTimestamp: z.string().nullish(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
  series: z
    .object({
      count: z.number().optional(),
      lastObservedTime: z.string().optional(),
    })
    .nullish(),
  source: z.object({ component: z.string().optional() }).nullish(),
  reportingComponent: z.string().optional(),
  involvedObject: z.object({
    apiVersion: z.string().default(''),
    kind: z.string().default(''),
    namespace: z.string().default(''),
    name: z.string().default(''),
    uid: z.string().optional(),
  }),
});

/** See {@link liveEventSchema}. */
export type LiveEvent = z.infer<typeof liveEventSchema>;
