import { HistoryState } from './HistoryState';
import { historyStateSchema } from './historyStateSchema';

/**
 * Reads what stands in the database.
 *
 * @param row.sequence - counts, whatever the text says
 * @returns an empty state when the text cannot be read: it is then seen as if for the first time
 */
export function parseHistoryState(row: {
  sequence: number;
  state: string;
}): HistoryState {
  const empty = { sequence: row.sequence, axes: {} };
  try {
    const parsed = historyStateSchema.safeParse(JSON.parse(row.state));
    return parsed.success ? { ...parsed.data, sequence: row.sequence } : empty;
  } catch {
    return empty;
  }
}
