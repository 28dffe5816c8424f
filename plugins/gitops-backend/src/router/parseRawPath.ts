import { InputError } from '@backstage/errors';

/** What a request to the raw proxy asks of which engine. */
export type RawRequest = {
  engine: string;
  /** Begins with a slash; every segment encoded anew, so that it means one thing only. */
  path: string;
  query: URLSearchParams;
};

const LONGEST_PATH = 1_024;
const LONGEST_QUERY = 2_048;
const MOST_PARAMETERS = 32;

/** What names of engines, resources and revisions are made of; once decoded, nothing else may be left. */
const SEGMENT = /^[A-Za-z0-9._:@+~-]+$/;
const ONLY_DOTS = /^\.+$/;
/** What may stand in a URL as it goes over the wire. */
const WRITTEN_PATH = /^(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*$/;
const WRITTEN_QUERY = /^(?:[A-Za-z0-9._~!$&'()*+,=:@/?-]|%[0-9A-Fa-f]{2})*$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * Reads the engine, path and query of a raw read out of the request target exactly as it came, so that
 * nothing has decoded or tidied it before. What could mean two things to two readers is refused rather
 * than repaired: encoded slashes and percent signs, backslashes, dot segments, empty segments, parameters
 * of segments, control characters, absolute addresses.
 *
 * @param target - the whole request target, undecoded
 * @param prefix - what it has to begin with, up to the slash before the engine's name
 * @throws InputError that says what is wrong, without repeating it
 */
export function parseRawPath(target: string, prefix: string): RawRequest {
  if (!target.startsWith(prefix)) {
    throw new InputError(
      'The raw proxy takes a plain path, in the case it is documented in',
    );
  }
  const [written, ...queries] = target.slice(prefix.length).split('?');
  const query = queries.join('?');
  if (written.length > LONGEST_PATH || query.length > LONGEST_QUERY) {
    throw new InputError(
      `The raw proxy takes paths up to ${LONGEST_PATH} and queries up to ${LONGEST_QUERY} characters`,
    );
  }
  if (!WRITTEN_PATH.test(written)) {
    throw new InputError(
      'The path has a character that does not belong in one, or is not encoded',
    );
  }
  const [engine, ...segments] = written.split('/').map(decodeSegment);
  if (segments.length === 0) {
    throw new InputError('The path says no more than the name of the engine');
  }
  return {
    engine,
    path: segments.map(segment => `/${encodeURIComponent(segment)}`).join(''),
    query: parseQuery(query),
  };
}

function decodeSegment(written: string): string {
  if (written === '') {
    throw new InputError('The path has an empty segment');
  }
  const decoded = decode(written, 'path');
  if (ONLY_DOTS.test(decoded)) {
    throw new InputError('The path has a segment of dots');
  }
  if (!SEGMENT.test(decoded)) {
    throw new InputError(
      'A segment of the path holds, once decoded, something other than letters, digits and ._:@+~-',
    );
  }
  return decoded;
}

function parseQuery(written: string): URLSearchParams {
  if (!WRITTEN_QUERY.test(written)) {
    throw new InputError(
      'The query has a character that does not belong in one, or is not encoded',
    );
  }
  if (!PRINTABLE.test(decode(written, 'query'))) {
    throw new InputError('The query holds something that cannot be printed');
  }
  const query = new URLSearchParams(written);
  if (query.size > MOST_PARAMETERS) {
    throw new InputError(
      `The query has more than ${MOST_PARAMETERS} parameters`,
    );
  }
  return query;
}

function decode(written: string, what: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new InputError(`The ${what} is not encoded as UTF-8`);
  }
}
