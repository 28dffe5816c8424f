import { BoardGroup, BoardRow, DeploymentRow, RowFreshness } from './Board';
import { selectTroubles } from './selectTroubles';

/** A group of more unreachable clusters than this starts closed: its line says all there is to say. */
const OPEN_UP_TO = 12;

/**
 * Rows that look alike as one group each, the largest first: alike are the app, the version, sync,
 * health, whether they show the present, and their other troubles. Of rows
 * that do not show the present the group tells the oldest time. A group starts open unless everything in
 * it is, or last was, as it should be, is read and its cluster answers, or so many do not that they would
 * bury the rest.
 *
 * @public
 */
export function selectGroups(rows: readonly BoardRow[]): BoardGroup[] {
  const groups = new Map<string, BoardGroup>();
  for (const row of rows) {
    const id = toGroupId(row);
    const group = groups.get(id);
    if (group) addRow(group, row);
    else groups.set(id, toGroup(id, row));
  }
  return [...groups.values()]
    .map(group => ({
      ...group,
      startsOpen: group.startsOpen && !isCrowdOfUnreachable(group),
    }))
    .sort(
      (one, other) =>
        other.rows.length - one.rows.length || (one.id < other.id ? -1 : 1),
    );
}

function toGroupId(row: BoardRow): string {
  if (row.type === 'expected') {
    const { app, environment, state } = row.expected;
    return JSON.stringify([environment, app, state]);
  }
  const { app, environment, version, sync, health } = row.deployment;
  const { freshness } = row;
  return JSON.stringify([
    environment,
    app,
    version?.value,
    sync,
    health,
    freshness.fresh || freshness.reason,
    ...selectTroubles(row),
  ]);
}

function toGroup(id: string, row: BoardRow): BoardGroup {
  if (row.type === 'expected') {
    const { app, state } = row.expected;
    return { id, app, rows: [row], expected: state, startsOpen: true };
  }
  const { app, version, sync, health } = row.deployment;
  const { freshness, lag } = row;
  return {
    id,
    app,
    rows: [row],
    state: { version: version?.value, sync, health, freshness, lag },
    startsOpen: isWorthALook(row),
  };
}

function addRow(group: BoardGroup, row: BoardRow): void {
  group.rows.push(row);
  if (row.type === 'expected' || !group.state) return;
  group.state = {
    ...group.state,
    freshness: selectOlder(group.state.freshness, row.freshness),
  };
}

function selectOlder(one: RowFreshness, other: RowFreshness): RowFreshness {
  if (one.fresh || other.fresh) return one;
  const since = [one.since, other.since].flatMap(at => at ?? []).sort()[0];
  const asOf = [one.asOf, other.asOf].flatMap(at => at ?? []).sort()[0];
  const { fresh, reason } = one;
  return { fresh, reason, ...(asOf && { asOf }), ...(since && { since }) };
}

function isWorthALook(row: DeploymentRow): boolean {
  const { deployment, freshness } = row;
  return (
    deployment.sync !== 'Synced' ||
    deployment.health !== 'Healthy' ||
    (!freshness.fresh && freshness.reason !== 'engine') ||
    selectTroubles(row).length > 0
  );
}

function isCrowdOfUnreachable({ state, rows }: BoardGroup): boolean {
  return (
    rows.length > OPEN_UP_TO &&
    state !== undefined &&
    !state.freshness.fresh &&
    state.freshness.reason === 'cluster'
  );
}
