import { z } from 'zod/v4';
import { Manifest } from '../readManagedResources';
import { wire } from '../wire';
import { AutoscalerObject } from './AutoscalerObject';
import { ExternalSecretObject } from './ExternalSecretObject';
import { ImageUpdaterObject } from './ImageUpdaterObject';
import { PodObject } from './PodObject';
import { RolloutObject } from './RolloutObject';
import { RouteObject } from './RouteObject';
import { WorkloadObject } from './WorkloadObject';

const { text, list } = wire;

/** A condition as most kinds have it. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: text,
});

/** What every object has. */
export const objectSchema = z.object({
  metadata: z
    .object({
      resourceVersion: text,
      generation: z.number().nullish(),
      creationTimestamp: text,
    })
    .optional(),
  status: z
    .object({ conditions: list(conditionSchema) })
    .nullish()
    .catch(undefined),
});

/** What is said of one kind only. */
export type KindObject =
  | { type: 'rollout'; object: RolloutObject }
  | { type: 'externalSecret'; object: ExternalSecretObject }
  | { type: 'autoscaler'; object: AutoscalerObject }
  | { type: 'workload'; object: WorkloadObject }
  | { type: 'pod'; object: PodObject }
  | { type: 'route'; object: RouteObject }
  | { type: 'imageUpdater'; object: ImageUpdaterObject };

/** An object as it is in its cluster now. */
export type LiveObject = {
  /** Whole. */
  manifest: Manifest;
  resourceVersion?: string;
  createdAt?: string;
  conditions: z.output<typeof conditionSchema>[];
  /** Absent for other kinds, and where it came in another shape than its kind has. */
  kind?: KindObject;
};
