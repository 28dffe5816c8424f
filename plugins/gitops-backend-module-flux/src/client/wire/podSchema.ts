import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';

const containerSchema = z.object({
  name: z.string(),
  image: z.string().optional(),
  /** `Always`: an init container that stays beside the others. */
  restartPolicy: z.string().optional(),
});

const reasonSchema = z.object({
  reason: z.string().optional(),
  message: z.string().optional(),
  exitCode: z.number().optional(),
});

const stateSchema = z.object({
  running: z.object({}).nullish(),
  waiting: reasonSchema.nullish(),
  terminated: reasonSchema.nullish(),
});

const containerStatusSchema = z.object({
  name: z.string(),
  image: z.string().optional(),
  ready: z.boolean().default(false),
  restartCount: z.number().default(0),
  state: stateSchema.nullish(),
  lastState: stateSchema.nullish(),
});

/** See {@link podSchema}. */
export type ContainerStatus = z.infer<typeof containerStatusSchema>;

/** A Pod: its containers, and how they are. */
export const podSchema = z.object({
  metadata: z.object({
    deletionTimestamp: z.string().optional(),
    annotations: z.record(z.string()).nullish(),
  }),
  spec: z.object({
    nodeName: z.string().optional(),
    containers: z.array(containerSchema),
    initContainers: z.array(containerSchema).nullish(),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      reason: z.string().optional(),
      message: z.string().optional(),
      conditions: z.array(conditionSchema).nullish().catch(undefined),
      containerStatuses: z.array(containerStatusSchema).nullish(),
      initContainerStatuses: z.array(containerStatusSchema).nullish(),
    })
    .nullish(),
});

/** See {@link podSchema}. */
export type Pod = z.infer<typeof podSchema>;
