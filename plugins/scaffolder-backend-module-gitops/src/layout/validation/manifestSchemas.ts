import { z } from 'zod/v3';

const text = z.string().min(1);

const updateSettings = z
  .object({
    updateStrategy: z
      .enum(['semver', 'newest-build', 'digest', 'alphabetical'])
      .optional(),
    allowTags: text.optional(),
    ignoreTags: z.array(text).optional(),
    forceUpdate: z.boolean().optional(),
    platforms: z.array(text).optional(),
    pullSecret: text.optional(),
  })
  .strict();

const writeBackConfig = z
  .object({
    method: z
      .string()
      .regex(/^(argocd|git|git:[a-zA-Z0-9][a-zA-Z0-9-._/:]*)$/)
      .optional(),
    gitConfig: z
      .object({
        branch: text.optional(),
        repository: text.optional(),
        writeBackTarget: text.optional(),
        pullRequest: z.record(z.unknown()).optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

const imageUpdater = z.object({
  metadata: z.object({ name: text, namespace: text }),
  spec: z
    .object({
      applicationRefs: z
        .array(
          z
            .object({
              namePattern: text,
              labelSelectors: z.record(z.unknown()).optional(),
              useAnnotations: z.boolean().optional(),
              commonUpdateSettings: updateSettings.optional(),
              images: z
                .array(
                  z
                    .object({
                      alias: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9-._]*$/),
                      imageName: text,
                      commonUpdateSettings: updateSettings.optional(),
                      manifestTargets: z
                        .object({
                          helm: z
                            .object({
                              name: text.optional(),
                              spec: text.optional(),
                              tag: text.optional(),
                            })
                            .strict()
                            .optional(),
                          kustomize: z
                            .object({ name: text })
                            .strict()
                            .optional(),
                          plugin: z.record(text).optional(),
                        })
                        .strict()
                        .optional(),
                    })
                    .passthrough(),
                )
                .optional(),
              writeBackConfig: writeBackConfig.optional(),
            })
            .passthrough(),
        )
        .min(1),
      commonUpdateSettings: updateSettings.optional(),
      writeBackConfig: writeBackConfig.optional(),
    })
    .passthrough(),
});

const generator = z.object({
  name: text,
  namespace: text.optional(),
  files: z.array(text).optional(),
  options: z.record(z.unknown()).optional(),
});

const kustomization = z.object({
  resources: z.array(text).optional(),
  patches: z
    .array(
      z.object({
        patch: text.optional(),
        path: text.optional(),
        target: z.record(z.string()).optional(),
      }),
    )
    .optional(),
  configMapGenerator: z.array(generator).optional(),
  images: z
    .array(
      z.object({
        name: text,
        newName: text.optional(),
        newTag: text.optional(),
        digest: text.optional(),
      }),
    )
    .optional(),
  namespace: text.optional(),
});

/** Schemas of kinds for which no package has a model, by `apiVersion/kind`. */
export const manifestSchemas: ReadonlyMap<string, z.ZodTypeAny> = new Map<
  string,
  z.ZodTypeAny
>([
  // The CRD of Argo CD Image Updater 1.3, as far as the layout writes it.
  ['argocd-image-updater.argoproj.io/v1alpha1/ImageUpdater', imageUpdater],
  ['kustomize.config.k8s.io/v1beta1/Kustomization', kustomization],
]);
