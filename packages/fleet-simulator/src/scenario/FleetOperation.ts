import { z } from 'zod/v3';

const name = z.string().min(1);

/** What can be done to a running fleet from outside. */
export const fleetOperationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('drift'), service: name, cluster: name }),
  z.object({ op: z.literal('break'), service: name, cluster: name }),
  z.object({ op: z.literal('heal'), service: name, cluster: name }),
  z.object({
    op: z.literal('promote'),
    service: name,
    from: name,
    to: name,
  }),
  z.object({
    op: z.literal('version'),
    service: name,
    cluster: name,
    // What a container registry takes as a tag.
    version: z.string().regex(/^[\w][\w.-]{0,127}$/, 'is not an image tag'),
  }),
  z.object({
    op: z.literal('slow'),
    target: name,
    ms: z.number().int().min(0).max(600_000),
  }),
  z.object({ op: z.literal('down'), target: name }),
  z.object({ op: z.literal('up'), target: name }),
  z.object({ op: z.literal('hang'), target: name }),
  z.object({ op: z.literal('unauthorized'), target: name }),
  z.object({ op: z.literal('forbidden'), target: name }),
  z.object({ op: z.literal('garbage'), target: name }),
  z.object({ op: z.literal('cut'), target: name }),
  z.object({
    op: z.literal('grow'),
    count: z.number().int().min(1).max(1000),
  }),
  z.object({ op: z.literal('status') }),
]);

/** What can be done to a running fleet from outside. */
export type FleetOperation = z.infer<typeof fleetOperationSchema>;
