import { z } from 'zod/v4';

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

/**
 * The small list's fields. Argo CD has a fixed list of those it can select, drops every other without
 * a word, and fails when one contains another (ENGINES 1.5).
 */
export const applicationSummaryFields = [
  'items.metadata.name',
  'items.metadata.namespace',
  'items.metadata.deletionTimestamp',
  'items.spec.project',
  'items.status.sync.status',
  'items.status.sync.revision',
  'items.status.health',
  'items.status.operationState.phase',
  'items.status.operationState.startedAt',
  'items.status.operationState.finishedAt',
] as const;

const operationState = z
  .object({ phase: text, startedAt: text, finishedAt: text })
  .nullish();

/** One line of the small list: who belongs, and enough to see what a stream lost. */
export const applicationSummarySchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    deletionTimestamp: text,
  }),
  /** Absent before Argo CD 3.5, which cannot select the project alone. */
  spec: z.object({ project: text }).nullish(),
  status: z
    .object({
      sync: z.object({ status: text, revision: text }).nullish(),
      health: z.object({ status: text, lastTransitionTime: text }).nullish(),
      operationState,
    })
    .nullish(),
});

/** One line of the small list. */
export type ApplicationSummary = z.output<typeof applicationSummarySchema>;
