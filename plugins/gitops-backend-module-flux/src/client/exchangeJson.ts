import {
  EngineError,
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { createDeadline } from './createDeadline';
import { KubernetesConnection } from './KubernetesConnection';

/**
 * Sends one request and reads its JSON answer within a limit of time, and never more of it than we can hold.
 *
 * @param options - `limitMs`: milliseconds for all of it; `maxBytes`: of the answer
 * @throws {@link EngineError} when it fails, is refused, or the answer is not what Kubernetes sends.
 */
export async function exchangeJson<S extends z.ZodTypeAny>(
  connection: KubernetesConnection,
  path: string,
  options: {
    schema: S;
    method?: 'POST' | 'PATCH';
    headers: Record<string, string>;
    body?: object;
    limitMs: number;
    maxBytes: number;
    signal?: AbortSignal;
  },
): Promise<z.infer<S>> {
  const { schema, method, headers, body, limitMs, maxBytes, signal } = options;
  const { subject, timing } = connection;
  const deadline = createDeadline(limitMs, { timing, signal });
  try {
    const response = await connection.request(path, {
      ...(method && { method }),
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal: deadline.signal,
    });
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      throw toEngineErrorOfResponse(response, subject);
    }
    const text = await readBoundedText(response, { maxBytes, subject });
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    throw createInvalidResponseError(connection, parsed.error);
  } catch (error) {
    throw toEngineError(error, subject);
  } finally {
    deadline.cancel();
  }
}

/** An answer that no Kubernetes API gives: a login page, a proxy's error, half an object. */
export function createInvalidResponseError(
  { subject }: KubernetesConnection,
  cause: unknown,
): EngineError {
  return new EngineError({
    code: 'InvalidResponse',
    message: `${subject} answers something that is not the Kubernetes API: check the configured url.`,
    cause,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
