import { z } from 'zod/v3';
import { kubeConfigSchema } from './kubeConfigSchema';
import { dependencies } from './kustomizationSpec';

const remediation = z.object({ retries: z.number().optional() }).optional();

/** The part of a HelmRelease's spec that helm-controller uses here. */
export const helmReleaseSpec = z.object({
  interval: z.string(),
  timeout: z.string().optional(),
  suspend: z.boolean().optional(),
  releaseName: z.string().optional(),
  targetNamespace: z.string().optional(),
  kubeConfig: kubeConfigSchema.optional(),
  storageNamespace: z.string().optional(),
  chart: z
    .object({
      spec: z
        .object({
          chart: z.string(),
          interval: z.string().optional(),
          sourceRef: z.object({
            kind: z.string(),
            name: z.string(),
            namespace: z.string().optional(),
          }),
          valuesFiles: z.array(z.string()).optional(),
        })
        .passthrough(),
    })
    .optional(),
  chartRef: z
    .object({
      kind: z.string(),
      name: z.string(),
      namespace: z.string().optional(),
    })
    .optional(),
  dependsOn: dependencies.optional(),
  driftDetection: z
    .object({ mode: z.enum(['enabled', 'warn', 'disabled']).optional() })
    .optional(),
  install: z
    .object({ remediation, createNamespace: z.boolean().optional() })
    .optional(),
  upgrade: z.object({ remediation }).optional(),
  valuesFrom: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        valuesKey: z.string().optional(),
        optional: z.boolean().optional(),
      }),
    )
    .optional(),
  values: z.record(z.unknown()).optional(),
});

/** A parsed spec of a HelmRelease. */
export type HelmReleaseSpec = z.infer<typeof helmReleaseSpec>;

const snapshot = z.object({
  name: z.string(),
  namespace: z.string(),
  version: z.number(),
  status: z.string(),
  chartName: z.string(),
  chartVersion: z.string(),
  configDigest: z.string(),
  digest: z.string(),
  firstDeployed: z.string(),
  lastDeployed: z.string(),
});

/** An entry of a HelmRelease's `status.history`. */
export type ReleaseSnapshot = z.infer<typeof snapshot>;

/** The part of a HelmRelease's status that decides what happens next. */
export const helmReleaseStatus = z.object({
  history: z.array(snapshot).default([]),
  failures: z.number().default(0),
  installFailures: z.number().default(0),
  upgradeFailures: z.number().default(0),
  lastAttemptedGeneration: z.number().optional(),
  lastAttemptedRevision: z.string().optional(),
  lastAttemptedConfigDigest: z.string().optional(),
  lastHandledForceAt: z.string().optional(),
  lastHandledResetAt: z.string().optional(),
});
