import { z } from 'zod/v3';

/** Of a kustomization what is built here. Anything else in one is not understood, so nothing is said of it. */
export const kustomizationFile = z
  .object({
    apiVersion: z.string().optional(),
    kind: z.literal('Kustomization').optional(),
    metadata: z.unknown(),
    resources: z.array(z.string()).default([]),
    namespace: z.string().optional(),
    // Another tag of an image makes no manifest valid or invalid.
    images: z.unknown(),
    labels: z
      .array(
        z
          .object({
            pairs: z.record(z.string()),
            includeSelectors: z.boolean().default(false),
            includeTemplates: z.boolean().default(false),
          })
          .strict(),
      )
      .default([]),
    patches: z
      .array(
        z
          .object({
            target: z
              .object({
                kind: z.string().optional(),
                name: z.string().optional(),
              })
              .strict(),
            patch: z.string(),
          })
          .strict(),
      )
      .default([]),
  })
  .strict();

/** A kustomization, parsed. */
export type KustomizationFile = z.output<typeof kustomizationFile>;
