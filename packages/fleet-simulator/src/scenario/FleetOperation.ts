import { z } from 'zod/v3';
import { faultSchema } from './faults/Fault';

const name = z.string().min(1);

/** What can be done to a running fleet from outside, beside faults. */
export const playSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('drift'), service: name, cluster: name }),
  z.object({ op: z.literal('break'), service: name, cluster: name }),
  z.object({ op: z.literal('heal'), service: name, cluster: name }),
  z.object({ op: z.literal('remove'), service: name, cluster: name }),
  z.object({
    op: z.literal('wait'),
    service: name,
    cluster: name,
    for: z.enum(['confirmation', 'hook']),
  }),
  z.object({ op: z.literal('confirm'), service: name, cluster: name }),
  z.object({
    op: z.literal('window'),
    project: name,
    deny: z.enum(['everything', 'auto', 'nothing']),
  }),
  z.object({ op: z.literal('twins'), cluster: name }),
  z.object({ op: z.literal('breakSet'), service: name }),
  z.object({ op: z.literal('healSet'), service: name }),
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
  z.object({ op: z.literal('breakSecret'), service: name, cluster: name }),
  z.object({ op: z.literal('healSecret'), service: name, cluster: name }),
  z.object({
    op: z.literal('publish'),
    service: name,
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

const faultOpSchema = z
  .object({ op: z.literal('fault'), target: name })
  .and(faultSchema);

type Play = z.infer<typeof playSchema>;

/** What can be done to a running fleet from outside. */
export type FleetOperation = Play | z.input<typeof faultOpSchema>;

/** The same with what was left out filled in. */
export type ParsedOperation = Play | z.infer<typeof faultOpSchema>;

/**
 * Reads an operation.
 *
 * @throws with a sentence that names the field that is wrong.
 */
export function parseFleetOperation(value: unknown): ParsedOperation {
  const isFault =
    typeof value === 'object' &&
    value !== null &&
    'op' in value &&
    value.op === 'fault';
  const parsed = (isFault ? faultOpSchema : playSchema).safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `That operation is not understood: ${issue.path.join('.') || 'it'} ${
      issue.message
    }.`,
  );
}
