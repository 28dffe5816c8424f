import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { objectMetaSchema } from './objectMetaSchema';

/** Which manager set which fields of an object, and when. */
export const managedFieldsSchema = z.object({
  manager: z.string().default(''),
  operation: z.string().default(''),
  subresource: z.string().optional(),
  time: z.string().optional(),
  fieldsV1: z.record(z.unknown()).nullish(),
});

/** See {@link managedFieldsSchema}. */
export type ManagedFields = z.infer<typeof managedFieldsSchema>;

/**
 * Any object of a cluster, whole: what each kind means is parsed from it by a schema of its own. Lists of
 * built-in kinds leave `apiVersion` and `kind` out of their items.
 */
export const liveObjectSchema = z
  .object({
    apiVersion: z.string().default(''),
    kind: z.string().default(''),
    metadata: objectMetaSchema
      .extend({
        ownerReferences: z
          .array(
            z.object({
              apiVersion: z.string().default(''),
              kind: z.string(),
              name: z.string(),
              uid: z.string(),
            }),
          )
          .nullish(),
        managedFields: z.array(managedFieldsSchema).nullish().catch(undefined),
      })
      .passthrough(),
  })
  .passthrough();

/** See {@link liveObjectSchema}. */
export type LiveObject = z.infer<typeof liveObjectSchema>;

/** The conditions that most kinds have; none where `status` has another shape. */
export const statusConditionsSchema = z.object({
  status: z
    .object({
      observedGeneration: z.coerce.number().optional().catch(undefined),
      conditions: z.array(conditionSchema).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
