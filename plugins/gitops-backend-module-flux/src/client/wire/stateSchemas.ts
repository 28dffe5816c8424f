import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';

/** What has one word for its state: claims, Namespaces. */
export const phaseSchema = z.object({
  status: z.object({ phase: z.string().optional() }).nullish(),
});
/** What has conditions and may be suspended: Jobs, CronJobs, autoscalers. */
export const jobSchema = z.object({
  spec: z.object({ suspend: z.boolean().optional() }),
  status: z
    .object({ conditions: z.array(conditionSchema).nullish() })
    .nullish(),
});
/** What is switched off. */
export const suspendSchema = z.object({
  spec: z.object({ suspend: z.boolean() }),
});
