import { z } from 'zod/v3';

const image = z.object({
  name: z.string(),
  newName: z.string().optional(),
  newTag: z.coerce.string().optional(),
  digest: z.string().optional(),
});

const patch = z.object({
  path: z.string().optional(),
  patch: z.string().optional(),
  target: z
    .object({
      kind: z.string().optional(),
      name: z.string().optional(),
    })
    .passthrough()
    .optional(),
});

/** The fields of a kustomization.yaml that are understood here; all others have no effect. */
export const kustomizationFile = z.object({
  resources: z.array(z.string()).nullish(),
  components: z.array(z.string()).nullish(),
  namespace: z.string().nullish(),
  images: z.array(image).nullish(),
  patches: z.array(patch).nullish(),
  replicas: z
    .array(z.object({ name: z.string(), count: z.number() }))
    .nullish(),
  commonLabels: z.record(z.string()).nullish(),
  commonAnnotations: z.record(z.string()).nullish(),
  labels: z
    .array(
      z.object({
        pairs: z.record(z.string()),
        includeSelectors: z.boolean().optional(),
        includeTemplates: z.boolean().optional(),
      }),
    )
    .nullish(),
  configMapGenerator: z
    .array(
      z.object({
        name: z.string(),
        namespace: z.string().optional(),
        files: z.array(z.string()).optional(),
        literals: z.array(z.string()).optional(),
        options: z
          .object({
            labels: z.record(z.string()).optional(),
            annotations: z.record(z.string()).optional(),
          })
          .passthrough()
          .optional(),
      }),
    )
    .nullish(),
});

/** A parsed kustomization.yaml. */
export type KustomizationFile = z.infer<typeof kustomizationFile>;
/** A change of an image's name, tag or digest, as both kustomize and Flux write it. */
export type ImageOverride = z.infer<typeof image>;
/** A patch, as both kustomize and Flux write it. */
export type ManifestPatch = z.infer<typeof patch>;
/** Parses `images`. */
export const imageOverrides = z.array(image);
/** Parses `patches`. */
export const manifestPatches = z.array(patch);
