import { z } from 'zod/v3';
import { exchangeJson } from './exchangeJson';
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
  const { accept = 'application/json', limitMs = UNARY_LIMIT_MS } = options;
  return exchangeJson(connection, path, {
    schema: options.schema,
    headers: { accept },
    limitMs,
    maxBytes: MAX_BYTES,
    signal: options.signal,
  });
}
