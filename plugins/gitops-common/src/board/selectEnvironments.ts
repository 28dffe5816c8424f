import { AppVersions, BoardEnvironment, BoardRow } from './Board';
import { deriveEnvironmentComparison } from './deriveEnvironmentComparison';
import { selectVersionCounts } from './selectVersionCounts';

/**
 * The rows by environment, in the configured order; then environments the configuration does not
 * name, then the clusters that belong to none. Environments without a row are left out.
 *
 * @public
 */
export function selectEnvironments(
  rows: readonly BoardRow[],
  configured: readonly string[],
): BoardEnvironment[] {
  const present = new Set(rows.map(toEnvironment));
  const others = [...present].flatMap(name =>
    name === undefined || configured.includes(name) ? [] : name,
  );
  const order = [...configured, ...others.sort(), undefined];
  const board = selectBoardVersions(rows);
  const environments: BoardEnvironment[] = [];
  for (const name of order.filter(one => present.has(one))) {
    const own = rows.filter(row => toEnvironment(row) === name);
    environments.push({
      ...(name !== undefined && { name }),
      apps: selectApps(own, { before: environments, board }),
      total: own.length,
      rows: own,
    });
  }
  return environments;
}

function selectApps(
  rows: readonly BoardRow[],
  options: {
    before: readonly BoardEnvironment[];
    board: ReadonlyMap<string, string[]>;
  },
): AppVersions[] {
  const apps = [...new Set(rows.map(toApp))].sort();
  return apps.map(app => {
    const own = rows.filter(row => toApp(row) === app);
    const versions = selectVersionCounts(
      own.flatMap(row => (row.type === 'deployment' ? row.deployment : [])),
    );
    const compared = deriveEnvironmentComparison(versions, {
      earlier: selectEarlier(app, options.before),
      board: options.board.get(app) ?? [],
    });
    return {
      app,
      clusters: new Set(own.map(row => toItem(row).cluster.name)).size,
      versions,
      ...(compared && { compared }),
    };
  });
}

function selectEarlier(app: string, before: readonly BoardEnvironment[]) {
  for (const { name, apps } of [...before].reverse()) {
    const versions = apps.find(one => one.app === app)?.versions ?? [];
    if (name !== undefined && versions.length > 0) return { name, versions };
  }
  return undefined;
}

function selectBoardVersions(rows: readonly BoardRow[]): Map<string, string[]> {
  const versions = new Map<string, string[]>();
  for (const row of rows) {
    if (row.type === 'expected' || !row.deployment.version) continue;
    const { app, version } = row.deployment;
    versions.set(app, [...(versions.get(app) ?? []), version.value]);
  }
  return versions;
}

function toItem(row: BoardRow) {
  return row.type === 'deployment' ? row.deployment : row.expected;
}

function toApp(row: BoardRow): string {
  return toItem(row).app;
}

function toEnvironment(row: BoardRow): string | undefined {
  return toItem(row).environment;
}
