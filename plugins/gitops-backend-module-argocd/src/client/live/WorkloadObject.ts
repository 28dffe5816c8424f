import { z } from 'zod/v4';
import { wire } from '../wire';

const count = z.number().nullish();

/** A Deployment, StatefulSet, DaemonSet or ReplicaSet (apps), cut to what is shown. */
export const workloadObjectSchema = z.object({
  spec: z.object({ replicas: count }),
  status: wire.part(
    z.object({
      readyReplicas: count,
      updatedReplicas: count,
      desiredNumberScheduled: count,
      numberReady: count,
      updatedNumberScheduled: count,
    }),
  ),
});

/** See {@link workloadObjectSchema}. */
export type WorkloadObject = z.output<typeof workloadObjectSchema>;
