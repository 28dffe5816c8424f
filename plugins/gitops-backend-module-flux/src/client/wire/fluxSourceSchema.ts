import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { objectMetaSchema } from './objectMetaSchema';
import { sourceReferenceSchema } from './referenceSchema';

/**
 * What GitRepository, OCIRepository, HelmRepository, HelmChart and Bucket have in common, and the few
 * fields that tell what is tracked. `artifact.url` is an address inside the cluster and is not read.
 *
 * @see https://fluxcd.io/flux/components/source/
 */
export const fluxSourceSchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    suspend: z.boolean().optional(),
    /** All but HelmChart and Bucket. */
    url: z.string().optional(),
    /** GitRepository and OCIRepository. */
    ref: z
      .object({
        branch: z.string().optional(),
        tag: z.string().optional(),
        semver: z.string().optional(),
        name: z.string().optional(),
        commit: z.string().optional(),
        digest: z.string().optional(),
      })
      .nullish(),
    /** Bucket. */
    endpoint: z.string().optional(),
    bucketName: z.string().optional(),
    /** HelmChart. */
    chart: z.string().optional(),
    version: z.string().optional(),
    sourceRef: sourceReferenceSchema.nullish(),
  }),
  status: z
    .object({
      artifact: z
        .object({
          revision: z.string(),
          lastUpdateTime: z.string().optional(),
        })
        .nullish(),
      observedGeneration: z.number().optional(),
      lastHandledReconcileAt: z.string().optional(),
      observedSourceArtifactRevision: z.string().optional(),
      conditions: z.array(conditionSchema).nullish(),
    })
    .nullish(),
});

/** See {@link fluxSourceSchema}. */
export type FluxSource = z.infer<typeof fluxSourceSchema>;
