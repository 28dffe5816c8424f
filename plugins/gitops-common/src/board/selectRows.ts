import { Deployment, EntityDeployments } from '../model';
import { BoardRow, DeploymentRow, VersionCount } from './Board';
import { deriveRowCondition } from './deriveRowCondition';
import { deriveRowFreshness } from './deriveRowFreshness';
import { deriveVersionLag } from './deriveVersionLag';
import { selectVersionCounts } from './selectVersionCounts';
import { selectWaitedFor } from './selectWaitedFor';

/**
 * Every row of the board: a Deployment with what it means beside its neighbours, and what is expected
 * but not there. Versions are compared within one app and one environment only.
 *
 * @public
 */
export function selectRows(deployments: EntityDeployments): BoardRow[] {
  const { items, engines, expected } = deployments;
  const counts = new Map<string, VersionCount[]>();
  const board = new Map<string, string[]>();
  for (const item of items) {
    const key = toKey(item);
    if (!counts.has(key)) {
      counts.set(
        key,
        selectVersionCounts(items.filter(other => toKey(other) === key)),
      );
    }
    board.set(item.app, [
      ...(board.get(item.app) ?? []),
      ...(item.version ? [item.version.value] : []),
    ]);
  }
  const rows = items.map((deployment): DeploymentRow => {
    const freshness = deriveRowFreshness(deployment, engines);
    const lag =
      deployment.version &&
      deriveVersionLag(deployment.version.value, {
        environment: counts.get(toKey(deployment)) ?? [],
        board: board.get(deployment.app) ?? [],
      });
    const waitsFor = selectWaitedFor(deployment, items);
    return {
      type: 'deployment',
      deployment,
      freshness,
      condition: deriveRowCondition(deployment, freshness),
      ...(lag && { lag }),
      ...(waitsFor && { waitsFor }),
    };
  });
  return [
    ...rows,
    ...expected.map((one): BoardRow => ({ type: 'expected', expected: one })),
  ];
}

function toKey({ environment, app }: Deployment): string {
  return JSON.stringify([environment, app]);
}
