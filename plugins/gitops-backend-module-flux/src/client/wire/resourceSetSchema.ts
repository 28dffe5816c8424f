import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { inventorySchema } from './inventorySchema';
import { objectMetaSchema } from './objectMetaSchema';

/**
 * A ResourceSet of the Flux Operator: objects generated from templates and a list of inputs.
 *
 * @see https://fluxoperator.dev/docs/crd/resourceset/
 */
export const resourceSetSchema = z.object({
  metadata: objectMetaSchema,
  spec: z.object({
    inputs: z.array(z.record(z.unknown())).nullish(),
    inputsFrom: z.array(z.unknown()).nullish(),
    resources: z.array(z.unknown()).nullish(),
    resourcesTemplate: z.string().optional(),
    steps: z
      .array(z.object({ resources: z.array(z.unknown()).nullish() }))
      .nullish(),
  }),
  status: z
    .object({
      conditions: z.array(conditionSchema).nullish(),
      inventory: inventorySchema,
    })
    .nullish(),
});

/** See {@link resourceSetSchema}. */
export type ResourceSet = z.infer<typeof resourceSetSchema>;
