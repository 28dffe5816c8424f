import { z } from 'zod/v3';

/** The metadata of every Kubernetes object, as far as we read it. */
export const objectMetaSchema = z.object({
  name: z.string().min(1),
  namespace: z.string().default(''),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  generation: z.number().optional(),
  creationTimestamp: z.string().optional(),
  deletionTimestamp: z.string().optional(),
  labels: z.record(z.string()).nullish(),
  annotations: z.record(z.string()).nullish(),
});

/** See {@link objectMetaSchema}. */
export type ObjectMeta = z.infer<typeof objectMetaSchema>;
