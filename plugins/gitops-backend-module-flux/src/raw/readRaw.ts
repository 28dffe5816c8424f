import {
  RawAnswer,
  RawRead,
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import {
  createDeadline,
  createInvalidResponseError,
  KubernetesConnection,
} from '../client';
import { parseRawRead } from './parseRawRead';
import { redactRaw } from './redactRaw';

const LIMIT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** What these say is of the question, not of the engine. */
const OF_THE_QUESTION = [400, 404, 405, 410, 422];

/**
 * Reads something the allow list names from an API server, live, within 10 s and 8 MiB, and takes out of
 * it what nobody may see.
 *
 * @throws NotAllowedError when the allow list does not name it; EngineError when it cannot be asked now.
 */
export async function readRaw(
  connection: KubernetesConnection,
  read: RawRead,
  options: { signal: AbortSignal },
): Promise<RawAnswer> {
  const path = parseRawRead(read);
  const deadline = createDeadline(LIMIT_MS, {
    timing: connection.timing,
    signal: options.signal,
  });
  try {
    const response = await connection.request(path, {
      headers: { accept: 'application/json' },
      signal: deadline.signal,
    });
    const { status } = response;
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      const error = toEngineErrorOfResponse(response, connection.subject);
      if (!OF_THE_QUESTION.includes(status)) throw error;
      return { status, body: JSON.stringify({ error: error.toProblem() }) };
    }
    const text = await readBoundedText(response, {
      maxBytes: MAX_BYTES,
      subject: connection.subject,
    });
    return {
      status,
      body: JSON.stringify(redactRaw(parseJson(connection, text), path)),
    };
  } catch (error) {
    throw toEngineError(error, connection.subject);
  } finally {
    deadline.cancel();
  }
}

function parseJson(connection: KubernetesConnection, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw createInvalidResponseError(connection, error);
  }
}
