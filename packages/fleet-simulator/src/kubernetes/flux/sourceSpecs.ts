import { z } from 'zod/v3';

/** The part of a GitRepository's spec that source-controller uses here. */
export const gitRepositorySpec = z.object({
  url: z.string(),
  interval: z.string(),
  suspend: z.boolean().optional(),
  ref: z
    .object({
      branch: z.string().optional(),
      tag: z.string().optional(),
      semver: z.string().optional(),
      commit: z.string().optional(),
      name: z.string().optional(),
    })
    .optional(),
});

/** The part of a HelmChart's spec that source-controller uses here. */
export const helmChartSpec = z.object({
  chart: z.string(),
  interval: z.string(),
  suspend: z.boolean().optional(),
  reconcileStrategy: z.enum(['ChartVersion', 'Revision']).optional(),
  sourceRef: z.object({ kind: z.string(), name: z.string() }),
  valuesFiles: z.array(z.string()).optional(),
  ignoreMissingValuesFiles: z.boolean().optional(),
});

/** `status.artifact` of a source. */
export const artifactStatus = z.object({
  artifact: z.object({ revision: z.string() }),
});
