import { z as plain } from 'zod';
import { z } from 'zod/v4';
import { ArgocdConnection, ArgocdRequest } from './ArgocdConnection';

/**
 * Reads JSON into the fields we use.
 *
 * @param connection - the Argo CD
 * @param request - what to ask for, with `limitMs`: milliseconds the whole answer may take; `what`: it
 *   asks for, for the error: `the resources of the Application x`
 * @param schema - what of the answer is used
 * @throws EngineError, also when the answer is not what we expect.
 */
export async function readParsed<T extends z.ZodType>(
  connection: ArgocdConnection,
  request: ArgocdRequest & { limitMs: number; what: string },
  schema: T,
): Promise<z.output<T>> {
  const raw = await connection.readJson(request, plain.unknown());
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw connection.toInvalid(
    `sent ${request.what} in a form we cannot read.`,
    parsed.error,
  );
}
