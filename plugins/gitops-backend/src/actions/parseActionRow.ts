import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { z } from 'zod';
import { actionNames } from './actionNames';
import { ActionRow } from './ActionRow';

const schema = z.object({
  target_type: z.enum(['deployment', 'source']),
  action: z.enum(actionNames),
  state: z.enum(['Requested', 'Running', 'Succeeded', 'Failed', 'Unknown']),
});
const parametersSchema = z.record(z.string(), z.unknown());

/** An action as it is told, of a row that we wrote. */
export function parseActionRow(row: ActionRow): ActionRecord {
  const { target_type, action, state } = schema.parse(row);
  return {
    id: row.id,
    target: { type: target_type, id: row.target_id },
    subject: row.subject,
    action,
    parameters: parametersSchema.parse(JSON.parse(row.parameters)),
    by: row.taken_by,
    state,
    ...(row.message && { message: row.message }),
    startedAt: row.started_at,
    ...(row.finished_at && { finishedAt: row.finished_at }),
  };
}
