import {
  EngineError,
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { createDeadline } from './createDeadline';
import { KubernetesConnection } from './KubernetesConnection';

const UNARY_LIMIT_MS = 30_000;
/** A page of 500 objects has a few MiB. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * Reads one JSON answer within a limit of time, and never more of it than we can hold.
 *
 * @throws {@link EngineError} when it fails, is refused, or the answer is not what Kubernetes sends.
 */
export async function readJson<S extends z.ZodTypeAny>(
  connection: KubernetesConnection,
  path: string,
  options: {
    schema: S;
    accept?: string;
    /** 30 s by default. */
    limitMs?: number;
    signal?: AbortSignal;
  },
): Promise<z.infer<S>> {
  const deadline = createDeadline(options.limitMs ?? UNARY_LIMIT_MS, {
    timing: connection.timing,
    signal: options.signal,
  });
  try {
    const response = await connection.request(path, {
      headers: { accept: options.accept ?? 'application/json' },
      signal: deadline.signal,
    });
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      throw toEngineErrorOfResponse(response, connection.subject);
    }
    const text = await readBoundedText(response, {
      maxBytes: MAX_BYTES,
      subject: connection.subject,
    });
    const parsed = options.schema.safeParse(parseJson(text));
    if (!parsed.success) {
      throw createInvalidResponseError(connection, parsed.error);
    }
    return parsed.data;
  } catch (error) {
    throw toEngineError(error, connection.subject);
  } finally {
    deadline.cancel();
  }
}

/** An answer that no Kubernetes API gives: a login page, a proxy's error, half an object. */
export function createInvalidResponseError(
  connection: KubernetesConnection,
  cause: unknown,
): EngineError {
  return new EngineError({
    code: 'InvalidResponse',
    message: `${connection.subject} answers something that is not the Kubernetes API: check the configured url.`,
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
