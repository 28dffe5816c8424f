import { z } from 'zod/v3';
import { objectMetaSchema } from './objectMetaSchema';

/** A Deployment, StatefulSet or DaemonSet of which only the metadata is read. */
export const workloadSchema = z.object({ metadata: objectMetaSchema });

/** See {@link workloadSchema}. */
export type Workload = z.infer<typeof workloadSchema>;
