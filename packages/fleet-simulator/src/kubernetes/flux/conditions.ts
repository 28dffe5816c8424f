import { z } from 'zod/v3';
import { JsonObject } from '../objects/KubernetesObject';
import { toTimestamp } from '../objects/toTimestamp';

const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string(),
  message: z.string(),
  observedGeneration: z.number().optional(),
  lastTransitionTime: z.string(),
});

/** One entry of `status.conditions`. */
export type Condition = z.infer<typeof conditionSchema>;

/** What a controller says about a condition; the rest is filled in. */
export type ConditionChange = Pick<
  Condition,
  'type' | 'status' | 'reason' | 'message'
>;

const statusSchema = z.object({ conditions: z.array(conditionSchema) });

/** The conditions of a status, none when it has none. */
export function parseConditions(status: JsonObject | undefined): Condition[] {
  const parsed = statusSchema.safeParse(status);
  return parsed.success ? parsed.data.conditions : [];
}

/** Flux sorts so: what is happening first, then Ready, then the rest by name. */
const rank = (type: string) =>
  ['Reconciling', 'Stalled', 'Ready'].indexOf(type) + 1 || 9;

/**
 * A status with some conditions set and others taken out. The transition time moves whenever status,
 * reason or message differ, as in Flux.
 */
export function setConditions(
  status: JsonObject | undefined,
  options: {
    set: ConditionChange[];
    without?: string[];
    generation: number;
    now: Date;
  },
): JsonObject {
  const { set, without = [], generation, now } = options;
  const before = parseConditions(status);
  const changed = set.map(change => {
    const old = before.find(({ type }) => type === change.type);
    const same =
      old &&
      old.status === change.status &&
      old.reason === change.reason &&
      old.message === change.message;
    return {
      lastTransitionTime: same ? old.lastTransitionTime : toTimestamp(now),
      message: change.message,
      observedGeneration: generation,
      reason: change.reason,
      status: change.status,
      type: change.type,
    };
  });
  const gone = new Set([...without, ...set.map(({ type }) => type)]);
  const conditions = [
    ...before.filter(({ type }) => !gone.has(type)),
    ...changed,
  ].sort(
    (left, right) =>
      rank(left.type) - rank(right.type) || (left.type < right.type ? -1 : 1),
  );
  return { ...status, conditions };
}
