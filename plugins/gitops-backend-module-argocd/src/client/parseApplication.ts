import { z } from 'zod/v4';
import { Application, applicationSchema } from './Application';

/** An Application that came, but not in a shape we can read. */
export type UnreadableApplication = {
  /** Absent when not even that much could be read. */
  namespace?: string;
  name?: string;
  /** Which field is wrong, without its value. */
  reason: string;
};

/** What one Application on the wire turned out to be. */
export type ParsedApplication =
  | { application: Application; unreadable?: undefined }
  | { application?: undefined; unreadable: UnreadableApplication };

const identity = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string() }),
});

/** Parses one Application. One that is malformed is told by name and hides no other. */
export function parseApplication(raw: unknown): ParsedApplication {
  const parsed = applicationSchema.safeParse(raw);
  if (parsed.success) return { application: parsed.data };
  const [issue] = parsed.error.issues;
  const named = identity.safeParse(raw);
  return {
    unreadable: {
      ...(named.success && named.data.metadata),
      reason: `${issue.path.join('.') || 'it'} is ${
        findValue(raw, issue.path) === undefined
          ? 'missing'
          : 'not what we expect'
      }`,
    },
  };
}

function findValue(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, key)
        : undefined,
    raw,
  );
}
