import { RawAnswer, RawRead } from '@backstage-gitops/plugin-gitops-node';
import { ArgocdConnection } from '../client/ArgocdConnection';
import { parseRawRead } from './parseRawRead';
import { redactRaw } from './redactRaw';

const LIMIT_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** What these say is of the question, not of Argo CD. */
const OF_THE_QUESTION = [400, 404, 422];

/**
 * Reads something the allow list names from Argo CD, live, within 15 s and 8 MiB, and takes out of it what
 * nobody may see. Of a refusal only our own words are told.
 *
 * @param connection - the Argo CD
 * @param read - what to read
 * @param options - `servers`: addresses of its clusters, which are told to nobody
 * @throws NotAllowedError when the allow list does not name it; EngineError when it cannot be asked now.
 */
export async function readRaw(
  connection: ArgocdConnection,
  read: RawRead,
  options: { servers: readonly string[]; signal: AbortSignal },
): Promise<RawAnswer> {
  const { path, query } = parseRawRead(read);
  const answer = await connection.readAnswer({
    root: 'api/',
    path,
    query,
    signal: options.signal,
    limitMs: LIMIT_MS,
    maxBytes: MAX_BYTES,
  });
  const { status, isJson, text } = answer;
  if (status !== 200) {
    const error = connection.toError(answer, answer);
    if (!OF_THE_QUESTION.includes(status) || !isJson) throw error;
    return { status, body: JSON.stringify({ error: error.toProblem() }) };
  }
  const { secrets, host } = connection.listConfidential();
  const hosts = [host, ...options.servers.flatMap(toHosts)];
  return {
    status,
    body: redactRaw(parseJson(connection, text), { secrets, hosts }),
  };
}

function parseJson(connection: ArgocdConnection, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw connection.toInvalid(
      'answers with something that is no JSON.',
      error,
    );
  }
}

function toHosts(server: string): string[] {
  return URL.canParse(server)
    ? [new URL(server).host, new URL(server).hostname]
    : [];
}
