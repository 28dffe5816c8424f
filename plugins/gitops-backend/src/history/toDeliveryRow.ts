import { DeliveryRow } from './DeliveryRow';
import { DeliveryValues } from './DeliveryWrite';
import { toShortText } from './toShortText';

/** The columns that some values fill. */
export function toDeliveryRow(
  values: Partial<DeliveryValues>,
): Partial<DeliveryRow> {
  const { version, commit } = values;
  const columns: Partial<DeliveryRow> = {
    app: values.app,
    environment: values.environment,
    change: values.change,
    ...(version && { version: version.value, version_rule: version.rule }),
    revision: values.revision,
    configuration: values.configuration,
    ...(commit && {
      commit_sha: commit.sha,
      commit_author: commit.author ?? null,
      commit_message: commit.message ? toShortText(commit.message) : null,
      commit_at: commit.at ?? null,
      commit_url: commit.url ?? null,
    }),
    started_by: values.by,
    started_at: toText(values.startedAt),
    finished_at: toText(values.finishedAt),
    outcome: values.outcome,
    message: values.message && toShortText(values.message),
    degraded_at: toText(values.degradedAt),
    restored_at: toText(values.restoredAt),
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  );
}

function toText(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
