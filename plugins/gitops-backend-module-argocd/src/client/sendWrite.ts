import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v4';
import { ArgocdConnection, ArgocdRequest } from './ArgocdConnection';
import { WriteRefusal } from './WriteRefusal';

const LIMIT_MS = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;

const refusalSchema = z.object({
  code: z.number().optional(),
  message: z.string().optional(),
});

/**
 * Sends a write, once.
 *
 * @param connection - the Argo CD
 * @param request - the write
 * @returns the answer, parsed JSON.
 * @throws WriteRefusal when Argo CD answered that it does not take it; EngineError when it could not be
 *   asked, or when nobody knows whether it took it.
 */
export async function sendWrite(
  connection: ArgocdConnection,
  request: ArgocdRequest & { method: 'POST' | 'PATCH' | 'DELETE' },
): Promise<unknown> {
  const answer = await send(connection, request);
  const { status, isJson, text } = answer;
  const body = isJson ? parseJson(text) : undefined;
  if (status === 200 && body !== undefined) return body;
  if (status >= 200 && status < 300) {
    throw connection.toInvalid(
      'answers with something else where its API should be: whether it took the action is not known.',
    );
  }
  const refusal = refusalSchema.safeParse(body);
  throw new WriteRefusal({
    status,
    grpcCode: refusal.data?.code,
    text: refusal.data?.message ?? '',
    error: connection.toError(answer, answer),
  });
}

async function send(
  connection: ArgocdConnection,
  request: ArgocdRequest & { method: string },
) {
  try {
    return await connection.readAnswer({
      ...request,
      limitMs: LIMIT_MS,
      maxBytes: MAX_BYTES,
    });
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'TimedOut') {
      throw error;
    }
    throw new EngineError({
      code: 'TimedOut',
      message: `${connection.subject} did not answer in time: whether it took the action is not known. Look at its state before trying again.`,
      cause: error,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
