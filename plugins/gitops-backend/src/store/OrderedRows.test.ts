import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { compareRows } from './compareRows';
import { OrderedRows } from './OrderedRows';

/** Numbers that are the same in every run. */
function createRandom(): (below: number) => number {
  let state = 1;
  return below => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('OrderedRows', () => {
  it('is in order whatever came, went, changed and moved since it was asked for last', () => {
    const random = createRandom();
    const ordered = new OrderedRows();
    const rows = new Map<string, Deployment>();
    const looks: [readonly Deployment[], Deployment[]][] = [];
    for (let step = 0; step < 2_000; step++) {
      const row = createDeployment({ name: `name-${random(40)}` });
      const now = {
        ...row,
        app: `app-${random(3)}`,
        project: `project-${step}`,
      };
      const before = rows.get(now.id);
      if (before && random(3) === 0) {
        rows.delete(now.id);
        ordered.delete(before);
      } else {
        rows.set(now.id, now);
        ordered.set(now, before);
      }
      if (random(5) === 0) {
        looks.push([ordered.list(), [...rows.values()].sort(compareRows)]);
      }
    }
    expect(looks.length).toBeGreaterThan(100);
    looks.forEach(([is, should]) => expect(is).toEqual(should));
    expect(ordered.list()).toBe(ordered.list());
  });

  it('forgets one that came and went in between', () => {
    const ordered = new OrderedRows();
    const row = createDeployment({});
    ordered.set(row, undefined);
    ordered.delete(row);
    expect(ordered.list()).toEqual([]);
  });
});
