import { z } from 'zod/v3';

/**
 * `clusters/<cluster>/apps/<service>.yaml` on a cluster behind Argo CD: what the service's ApplicationSet reads.
 * A chart has `values`, overlays have `kustomize`; texts where Argo CD's generator would stumble over numbers.
 */
export const parameterSchema = z
  .object({
    wave: z.string({ invalid_type_error: 'has to be a text: "1"' }).optional(),
    values: z.record(z.unknown()).optional(),
    kustomize: z.record(z.unknown()).optional(),
  })
  .refine(({ values, kustomize }) => Boolean(values) !== Boolean(kustomize), {
    message: "has either 'values' (a chart) or 'kustomize' (overlays)",
  });
