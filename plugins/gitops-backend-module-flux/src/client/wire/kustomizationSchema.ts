import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { inventorySchema } from './inventorySchema';
import { objectMetaSchema } from './objectMetaSchema';
import { kubeConfigSchema, sourceReferenceSchema } from './referenceSchema';

/**
 * A Kustomization, v1 and the v1beta2 of clusters before Flux 2.7.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export const kustomizationSchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    sourceRef: sourceReferenceSchema,
    path: z.string().optional(),
    prune: z.boolean().default(false),
    suspend: z.boolean().default(false),
    targetNamespace: z.string().optional(),
    kubeConfig: kubeConfigSchema.nullish(),
    healthChecks: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string(),
          namespace: z.string().optional(),
        }),
      )
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
  }),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      conditions: z.array(conditionSchema).nullish(),
      lastAppliedRevision: z.string().optional(),
      lastAttemptedRevision: z.string().optional(),
      lastHandledReconcileAt: z.string().optional(),
      inventory: inventorySchema,
      history: z
        .array(
          z.object({
            digest: z.string().optional(),
            firstReconciled: z.string().optional(),
            lastReconciled: z.string().optional(),
            totalReconciliations: z.number().optional(),
            lastReconciledStatus: z.string().optional(),
            metadata: z.record(z.string()).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** See {@link kustomizationSchema}. */
export type Kustomization = z.infer<typeof kustomizationSchema>;
