import { z } from 'zod';
import { DeliveryRow } from './DeliveryRow';
import { KeptDelivery } from './KeptDelivery';

const wordsSchema = z.object({
  change: z.enum(['version', 'configuration', 'first']),
  outcome: z.enum(['Running', 'Healthy', 'Failed', 'Superseded', 'Unknown']),
  version_rule: z
    .enum([
      'image-annotation',
      'version-label',
      'image-tag',
      'chart',
      'revision',
    ])
    .nullable()
    .catch('revision'),
});

/** @returns undefined for a row that a later release wrote in words we do not know */
export function parseDeliveryRow(row: DeliveryRow): KeptDelivery | undefined {
  const words = wordsSchema.safeParse(row);
  if (!words.success) return undefined;
  const { change, outcome, version_rule: rule } = words.data;
  const finishedAt = toTime(row.finished_at);
  const degradedAt = toTime(row.degraded_at);
  const restoredAt = toTime(row.restored_at);
  return {
    deployment: row.deployment,
    id: row.sequence,
    app: row.app,
    ...(row.environment !== null && { environment: row.environment }),
    change,
    ...(row.version !== null &&
      rule !== null && { version: { value: row.version, rule } }),
    ...(row.revision !== null && { revision: row.revision }),
    ...(row.configuration !== null && { configuration: row.configuration }),
    ...(row.commit_sha !== null && {
      commit: {
        sha: row.commit_sha,
        ...(row.commit_author !== null && { author: row.commit_author }),
        ...(row.commit_message !== null && { message: row.commit_message }),
        ...(row.commit_at !== null && { at: row.commit_at }),
        ...(row.commit_url !== null && { url: row.commit_url }),
      },
    }),
    ...(row.started_by !== null && { by: row.started_by }),
    startedAt: Date.parse(row.started_at),
    ...(finishedAt !== undefined && { finishedAt }),
    outcome,
    ...(row.message !== null && { message: row.message }),
    ...(degradedAt !== undefined && { degradedAt }),
    ...(restoredAt !== undefined && { restoredAt }),
  };
}

function toTime(text: string | null): number | undefined {
  return text === null ? undefined : Date.parse(text);
}
