import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import {
  deploymentSortFields,
  DeploymentSortField,
} from './DeploymentListQuery';
import { parseCursor } from './parseCursor';
import { selectPage } from './selectPage';
import { toCursor } from './toCursor';

const environments = ['dev', 'staging', 'production'];

function sortBy(
  field: DeploymentSortField,
  rows: Deployment[],
  descending = false,
): string[] {
  return selectPage(
    rows,
    { sort: { field, descending }, limit: 100 },
    { environments },
  ).items.map(({ name }) => name);
}

describe('selectPage', () => {
  const row = (name: string, more: Partial<Deployment>) =>
    createDeployment({ name, ...more } as never);

  it('sorts environments in their order, and none last', () => {
    const rows = [
      row('none', {}),
      row('production', { environment: 'production' }),
      row('dev', { environment: 'dev' }),
    ];
    expect(sortBy('environment', rows)).toEqual(['dev', 'production', 'none']);
  });

  it('sorts health, sync and drift from good to bad', () => {
    const health = [
      row('Unknown', { health: 'Unknown' }),
      row('Healthy', { health: 'Healthy' }),
      row('Degraded', { health: 'Degraded' }),
    ];
    expect(sortBy('health', health)).toEqual([
      'Healthy',
      'Degraded',
      'Unknown',
    ]);
    expect(sortBy('health', health, true)).toEqual([
      'Unknown',
      'Degraded',
      'Healthy',
    ]);
    const sync = [
      row('OutOfSync', { sync: 'OutOfSync' }),
      row('Synced', { sync: 'Synced' }),
    ];
    expect(sortBy('sync', sync)).toEqual(['Synced', 'OutOfSync']);
    const drift = [
      row('drifted', { drift: { state: 'drifted' } }),
      row('none', { drift: { state: 'none' } }),
    ];
    expect(sortBy('drift', drift)).toEqual(['none', 'drifted']);
  });

  it('sorts versions as people count, and rows without one first', () => {
    const version = (value: string) =>
      row(value, { version: { value, rule: 'image-tag' } });
    const rows = [
      version('1.10.0'),
      version('1.9.0'),
      row('none', { version: undefined }),
    ];
    expect(sortBy('version', rows)).toEqual(['none', '1.9.0', '1.10.0']);
  });

  it.each(deploymentSortFields)(
    'sorts equal rows by %s always the same',
    field => {
      const rows = ['b', 'c', 'a'].map(name => row(name, { app: 'x' }));
      const forwards = sortBy(field, rows);
      expect(sortBy(field, [...rows].reverse())).toEqual(forwards);
    },
  );

  it('goes on where it was, although rows come and go between the pages', () => {
    const names = ['b', 'd', 'f', 'h'];
    const sort = { field: 'name' as const, descending: false };
    const read = (rows: string[], cursor?: string) => {
      const page = selectPage(
        rows.map(name => row(name, {})),
        {
          sort,
          limit: 2,
          after: cursor ? parseCursor(cursor, sort) : undefined,
        },
        { environments },
      );
      return {
        names: page.items.map(({ name }) => name),
        cursor: page.next && toCursor(page.next, sort),
      };
    };
    const first = read(names);
    expect(first.names).toEqual(['b', 'd']);
    // The row the page ended with is gone, one came before it and one after.
    const second = read(['a', 'b', 'e', 'f', 'h'], first.cursor);
    expect(second.names).toEqual(['e', 'f']);
    const third = read(['f', 'h'], second.cursor);
    expect(third).toEqual({ names: ['h'], cursor: undefined });
  });

  it('does not take a place in one order for one in another', () => {
    const sort = { field: 'name' as const, descending: false };
    const cursor = toCursor({ key: 'k', id: 'i' }, sort);
    expect(parseCursor(cursor, sort)).toEqual({ key: 'k', id: 'i' });
    expect(parseCursor(cursor, { ...sort, descending: true })).toBeUndefined();
    expect(parseCursor(cursor, { ...sort, field: 'app' })).toBeUndefined();
  });
});
