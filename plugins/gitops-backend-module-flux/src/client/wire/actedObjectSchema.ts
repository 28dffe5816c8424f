import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { managedFieldsSchema } from './liveObjectSchema';
import { objectMetaSchema } from './objectMetaSchema';

/**
 * What Kustomizations, HelmReleases and sources have in common of what an action changes and proves: each
 * controller copies the token of a request into `lastHandled…`.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 */
export const actedObjectSchema = z.object({
  metadata: objectMetaSchema.extend({
    managedFields: z.array(managedFieldsSchema).nullish().catch(undefined),
  }),
  spec: z
    .object({
      suspend: z.boolean().default(false),
      /** `oci` of a HelmRepository: nothing fetches it. */
      type: z.string().optional(),
    })
    .default({}),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      conditions: z.array(conditionSchema).nullish(),
      lastHandledReconcileAt: z.string().optional(),
      lastHandledForceAt: z.string().optional(),
      lastHandledResetAt: z.string().optional(),
      history: z
        .array(
          z.object({
            /** HelmRelease: the revision of the release. */
            version: z.number().optional(),
            /** Kustomization. */
            digest: z.string().optional(),
            lastReconciled: z.string().optional(),
            totalReconciliations: z.number().optional(),
          }),
        )
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});

/** See {@link actedObjectSchema}. */
export type ActedObject = z.infer<typeof actedObjectSchema>;
