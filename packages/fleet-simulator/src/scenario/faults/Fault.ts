import { z } from 'zod/v3';

const simple = <N extends string>(fault: N) =>
  z.object({ fault: z.literal(fault) });

/** Faults of the connections: what is said stays true, as far as it arrives. */
export const connectionFaults = [
  'refuse',
  'hang',
  'halfOpen',
  'cut',
  'cutMidEvent',
  'drip',
  'certificate',
] as const;

/** Everything that can be wrong with a target, with what it takes. */
export const faultSchema = z.discriminatedUnion('fault', [
  simple('refuse'),
  simple('hang'),
  simple('halfOpen'),
  simple('cut'),
  simple('cutMidEvent'),
  simple('drip').extend({
    /** How many bytes at a time. */
    bytes: z.number().int().min(1).max(65_536).default(1),
    /** Between two of them, in milliseconds of real time. */
    everyMs: z.number().int().min(1).max(60_000).default(5),
  }),
  simple('certificate'),
  simple('unauthorized'),
  simple('expire'),
  simple('forbidden'),
  simple('forbidPart').extend({
    /** Projects of Argo CD, or namespaces of a cluster. */
    parts: z.array(z.string().min(1)).min(1),
  }),
  simple('removeVersion').extend({ kind: z.string().min(1) }),
  simple('gone'),
  simple('unsupportedMediaType'),
  simple('tooManyRequests').extend({
    retryAfterSeconds: z.number().int().min(0).max(3600).default(5),
  }),
  simple('serverError'),
  simple('garbage'),
  simple('nullItems'),
  simple('malformed').extend({ name: z.string().min(1) }),
  simple('loseEvents'),
  simple('skew').extend({ minutes: z.number().min(-100_000).max(100_000) }),
  simple('flap').extend({
    times: z.number().int().min(1).max(1000),
    everyMs: z.number().int().min(10).max(600_000),
  }),
  simple('rewind').extend({
    /** How far back; without it to just before the newest commit. */
    seconds: z.number().min(0).max(86_400).optional(),
  }),
  simple('churn').extend({ count: z.number().int().min(1).max(10_000) }),
]);

/** One thing that is wrong with a target. */
export type Fault = z.infer<typeof faultSchema>;

/** The name of a fault. */
export type FaultName = Fault['fault'];
