import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Who was recorded. */
export type RecordedApi = 'argocd' | 'kubernetes';

/** A piece of a streamed answer, cut exactly where the network cut it. */
export type RecordedChunk = {
  /** Milliseconds since the request. */
  atMs: number;
  /** null when the server closed the stream. */
  text: string | null;
};

/** One exchange with a real server. Hosts, tokens and paths were replaced, nothing else. */
export type Recording = {
  /** What the exchange shows; empty where the object speaks for itself. */
  about: string;
  request: {
    method: string;
    /** Path and query. */
    path: string;
    headers: Record<string, string>;
    body: unknown;
  };
  response: {
    status: number;
    headers: Record<string, string>;
    /** The parsed JSON, or the text when it was none. Absent on streams. */
    body?: unknown;
    /** Only on streams. */
    chunks?: RecordedChunk[];
    tookMs?: number;
  };
};

// eslint-disable-next-line no-restricted-syntax -- test data, never bundled
const data = resolve(__dirname, '..', 'data');

/** The names of all recordings of one API, sorted. */
export function listRecordings(api: RecordedApi): string[] {
  return readdirSync(resolve(data, api))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * Reads one recording.
 *
 * @param name - the file's name without `.json`
 * @throws when there is none of that name.
 */
export function readRecording(api: RecordedApi, name: string): Recording {
  return JSON.parse(readFileSync(resolve(data, api, `${name}.json`), 'utf8'));
}
