import { z } from 'zod/v3';

/** A reference to another Flux object; the namespace is that of the referrer when left out. */
export const sourceReferenceSchema = z.object({
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
});

/** See {@link sourceReferenceSchema}. */
export type SourceReference = z.infer<typeof sourceReferenceSchema>;

/** Credentials of another cluster to deploy to: a Secret, or since Flux 2.7 a ConfigMap. */
export const kubeConfigSchema = z.object({
  secretRef: z.object({ name: z.string() }).nullish(),
  configMapRef: z.object({ name: z.string() }).nullish(),
});
