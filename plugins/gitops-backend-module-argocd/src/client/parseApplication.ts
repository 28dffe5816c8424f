import { Application, readApplication } from './Application';
import { WrongField } from './WrongField';

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

/** Parses one Application. One that is malformed is told by name and hides no other. */
export function parseApplication(raw: unknown): ParsedApplication {
  try {
    return { application: readApplication(raw) };
  } catch (error) {
    if (!(error instanceof WrongField)) throw error;
    const { path } = error;
    return {
      unreadable: {
        ...readIdentity(raw),
        reason: `${path.join('.') || 'it'} is ${
          findValue(raw, path) === undefined ? 'missing' : 'not what we expect'
        }`,
      },
    };
  }
}

function readIdentity(raw: unknown): { namespace?: string; name?: string } {
  const name = findValue(raw, ['metadata', 'name']);
  const namespace = findValue(raw, ['metadata', 'namespace']);
  return typeof name === 'string' && typeof namespace === 'string'
    ? { namespace, name }
    : {};
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
