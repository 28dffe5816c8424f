import { z } from 'zod/v3';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What a Kustomization puts in when it builds. */
export const kustomizationParametersSchema = z.object({
  spec: z.object({
    postBuild: z
      .object({
        substitute: z.record(text).nullish(),
        substituteFrom: z
          .array(z.object({ kind: z.string(), name: z.string() }))
          .nullish(),
      })
      .nullish(),
    images: z
      .array(
        z.object({
          name: z.string(),
          newName: z.string().optional(),
          newTag: z.string().optional(),
          digest: z.string().optional(),
        }),
      )
      .nullish(),
    patches: z.array(z.unknown()).nullish(),
    components: z.array(z.string()).nullish(),
    namePrefix: z.string().optional(),
    nameSuffix: z.string().optional(),
  }),
});

/** See {@link kustomizationParametersSchema}. */
export type KustomizationParameters = z.infer<
  typeof kustomizationParametersSchema
>;

/** The values of a HelmRelease, and where more of them come from. */
export const helmReleaseParametersSchema = z.object({
  spec: z.object({
    values: z.record(z.unknown()).nullish().catch(undefined),
    valuesFrom: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string(),
          valuesKey: z.string().optional(),
          targetPath: z.string().optional(),
        }),
      )
      .nullish(),
    chart: z
      .object({
        spec: z.object({ valuesFiles: z.array(z.string()).nullish() }),
      })
      .nullish(),
  }),
});

/** See {@link helmReleaseParametersSchema}. */
export type HelmReleaseParameters = z.infer<typeof helmReleaseParametersSchema>;
