import { z } from 'zod/v3';

/**
 * By what a requested reconcile is told from others: its token and what there was before; or that it was not
 * requested yet, as a source was fetched first.
 */
const fluxTraceSchema = z.union([
  z.object({ fetching: z.string() }),
  z.object({
    token: z.string(),
    last: z
      .object({
        version: z.number().optional(),
        digest: z.string().optional(),
        lastReconciled: z.string().optional(),
        totalReconciliations: z.number().optional(),
      })
      .optional(),
  }),
]);

/** See {@link fluxTraceSchema}. */
export type FluxTrace = z.infer<typeof fluxTraceSchema>;

export function toTrace(trace: FluxTrace): string {
  return JSON.stringify(trace);
}

/** @returns undefined when it is none of ours. */
export function parseTrace(text: string | undefined): FluxTrace | undefined {
  try {
    return fluxTraceSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
