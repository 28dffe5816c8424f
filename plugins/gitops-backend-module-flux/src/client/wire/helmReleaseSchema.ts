import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { inventorySchema } from './inventorySchema';
import { objectMetaSchema } from './objectMetaSchema';
import { kubeConfigSchema, sourceReferenceSchema } from './referenceSchema';

const text = z.union([z.string(), z.number()]).transform(String);

/**
 * A HelmRelease, v2 and the v2beta2 of clusters before Flux 2.7. `values` are the user's own: an
 * image in another shape than the usual one is no error, only no evidence.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export const helmReleaseSchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    chart: z
      .object({
        spec: z.object({
          chart: z.string(),
          version: z.string().optional(),
          sourceRef: sourceReferenceSchema,
        }),
      })
      .nullish(),
    chartRef: sourceReferenceSchema.nullish(),
    suspend: z.boolean().default(false),
    interval: z.string().optional(),
    releaseName: z.string().optional(),
    targetNamespace: z.string().optional(),
    storageNamespace: z.string().optional(),
    kubeConfig: kubeConfigSchema.nullish(),
    driftDetection: z.object({ mode: z.string().optional() }).nullish(),
    values: z
      .object({
        image: z
          .object({
            registry: z.string().optional(),
            repository: z.string().optional(),
            tag: text.optional(),
          })
          .optional()
          .catch(undefined),
      })
      .nullish()
      .catch(undefined),
  }),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      lastAttemptedGeneration: z.number().optional(),
      conditions: z.array(conditionSchema).nullish(),
      lastAttemptedRevision: z.string().optional(),
      lastAttemptedRevisionDigest: z.string().optional(),
      lastAttemptedConfigDigest: z.string().optional(),
      helmChart: z.string().optional(),
      storageNamespace: z.string().optional(),
      /** helm-controller 1.5 and later. */
      inventory: inventorySchema,
      lastHandledReconcileAt: z.string().optional(),
      lastHandledForceAt: z.string().optional(),
      lastHandledResetAt: z.string().optional(),
      history: z
        .array(
          z.object({
            name: z.string().optional(),
            namespace: z.string().optional(),
            version: z.number().optional(),
            status: z.string().optional(),
            digest: z.string().optional(),
            chartName: z.string().optional(),
            chartVersion: z.string().optional(),
            appVersion: z.string().optional(),
            configDigest: z.string().optional(),
            ociDigest: z.string().optional(),
            firstDeployed: z.string().optional(),
            lastDeployed: z.string().optional(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** See {@link helmReleaseSchema}. */
export type HelmRelease = z.infer<typeof helmReleaseSchema>;
