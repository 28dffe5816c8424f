import { z } from 'zod/v3';
import { kubeConfigSchema } from './kubeConfigSchema';
import {
  imageOverrides,
  manifestPatches,
} from '../kustomize/kustomizationFile';

/** `dependsOn` of a Kustomization and of a HelmRelease. */
export const dependencies = z.array(
  z.object({ name: z.string(), namespace: z.string().optional() }),
);

/** The part of a Kustomization's spec that kustomize-controller uses here. */
export const kustomizationSpec = z.object({
  interval: z.string(),
  retryInterval: z.string().optional(),
  timeout: z.string().optional(),
  path: z.string().optional(),
  prune: z.boolean(),
  wait: z.boolean().optional(),
  suspend: z.boolean().optional(),
  targetNamespace: z.string().optional(),
  kubeConfig: kubeConfigSchema.optional(),
  sourceRef: z.object({
    kind: z.string(),
    name: z.string(),
    namespace: z.string().optional(),
  }),
  dependsOn: dependencies.optional(),
  images: imageOverrides.optional(),
  patches: manifestPatches.optional(),
  healthChecks: z
    .array(
      z.object({
        apiVersion: z.string(),
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .optional(),
  postBuild: z
    .object({
      substitute: z.record(z.coerce.string()).optional(),
      substituteFrom: z
        .array(
          z.object({
            kind: z.string(),
            name: z.string(),
            optional: z.boolean().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** A parsed spec of a Kustomization. */
export type KustomizationSpec = z.infer<typeof kustomizationSpec>;

/** The part of a Kustomization's status that decides what happens next. */
export const kustomizationStatus = z.object({
  observedGeneration: z.number().optional(),
  lastAppliedRevision: z.string().optional(),
  inventory: z
    .object({ entries: z.array(z.object({ id: z.string(), v: z.string() })) })
    .optional(),
  history: z
    .array(
      z.object({
        digest: z.string(),
        firstReconciled: z.string(),
        lastReconciled: z.string(),
        lastReconciledDuration: z.string(),
        lastReconciledStatus: z.string(),
        metadata: z.record(z.string()).optional(),
        totalReconciliations: z.number(),
      }),
    )
    .optional(),
});

/** Entries of `status.history` of a Kustomization, newest first. */
export type KustomizationHistory = NonNullable<
  z.infer<typeof kustomizationStatus>['history']
>;
