import { BoardGroup, BoardRow, DeploymentRow } from './Board';

/**
 * Rows that look alike as one group each, the largest first: alike are the app, the version, sync,
 * health and freshness. A group starts open unless everything in it is, or last was, as it should be
 * and all its clusters answer.
 *
 * @public
 */
export function selectGroups(rows: readonly BoardRow[]): BoardGroup[] {
  const groups = new Map<string, BoardGroup>();
  for (const row of rows) {
    const id = toGroupId(row);
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, toGroup(id, row));
  }
  return [...groups.values()].sort(
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
    ...(freshness.fresh ? [] : [freshness.reason, freshness.asOf]),
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

function isWorthALook({ deployment, freshness }: DeploymentRow): boolean {
  return (
    deployment.sync !== 'Synced' ||
    deployment.health !== 'Healthy' ||
    (!freshness.fresh && freshness.reason === 'cluster')
  );
}
