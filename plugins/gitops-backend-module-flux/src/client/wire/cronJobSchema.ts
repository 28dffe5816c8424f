import { z } from 'zod/v3';

/**
 * What of a CronJob makes a Job. Its `spec` goes back to the cluster as it came.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/cron-job-v1/
 */
export const cronJobSchema = z.object({
  metadata: z.object({ name: z.string(), uid: z.string() }),
  spec: z.object({
    jobTemplate: z.object({
      metadata: z
        .object({
          labels: z.record(z.string()).nullish(),
          annotations: z.record(z.string()).nullish(),
        })
        .nullish(),
      spec: z.record(z.unknown()),
    }),
  }),
});

/** See {@link cronJobSchema}. */
export type CronJob = z.infer<typeof cronJobSchema>;
