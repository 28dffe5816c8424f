import { StatusError } from './StatusError';

/** What of a container's log a client wants. */
export type PodLogOptions = {
  container?: string;
  follow: boolean;
  previous: boolean;
  timestamps: boolean;
  tailLines?: number;
  limitBytes?: number;
  /** Lines of this moment and later. */
  since?: Date;
};

const isSet = (value: string | null) => value === 'true' || value === '1';

/**
 * @param options - `pod`: its name, for messages
 * @throws StatusError 400 for what is no number, 422 for one that is too small
 */
export function parsePodLogOptions(
  query: URLSearchParams,
  options: { pod: string; now: Date },
): PodLogOptions {
  const { pod, now } = options;
  const read = (name: string, least: number) => {
    const text = query.get(name);
    if (text === null || text === '') return undefined;
    if (!/^-?\d+$/.test(text))
      throw new StatusError(
        400,
        'BadRequest',
        `strconv.ParseInt: parsing "${text}": invalid syntax`,
      );
    const value = Number(text);
    if (value >= least) return value;
    const reason = `Invalid value: ${value}: must be greater than ${
      least ? '' : 'or equal to '
    }0`;
    throw new StatusError(
      422,
      'Invalid',
      `PodLogOptions "${pod}" is invalid: ${name}: ${reason}`,
      {
        name: pod,
        kind: 'PodLogOptions',
        causes: [{ reason: 'FieldValueInvalid', message: reason, field: name }],
      },
    );
  };
  const tailLines = read('tailLines', 0);
  const limitBytes = read('limitBytes', 1);
  const sinceSeconds = read('sinceSeconds', 1);
  const sinceTime = Date.parse(query.get('sinceTime') ?? '');
  const since = sinceSeconds
    ? now.getTime() - sinceSeconds * 1_000
    : sinceTime || undefined;
  return {
    container: query.get('container') || undefined,
    follow: isSet(query.get('follow')),
    previous: isSet(query.get('previous')),
    timestamps: isSet(query.get('timestamps')),
    tailLines,
    limitBytes,
    since: since === undefined ? undefined : new Date(since),
  };
}
