import { createDeployment } from '../__testUtils__/createDeployment';
import { RowTable } from './RowTable';

const rows = ['c', 'a', 'b'].map(cluster => createDeployment({ cluster }));

function createTable() {
  const table = new RowTable();
  rows.forEach(row => table.set(row));
  return table;
}
const toClusters = (table: RowTable) =>
  table.list().map(({ cluster, health }) => `${cluster.name} ${health}`);

describe('RowTable', () => {
  it('keeps order, and the array of before, while rows change in their place', () => {
    const table = createTable();
    const before = table.list();
    expect(table.list()).toBe(before);
    table.set({ ...rows[0], health: 'Degraded' });
    table.set({ ...rows[1], health: 'Missing' });
    table.set({ ...rows[1], health: 'Progressing' });
    expect(toClusters(table)).toEqual([
      'a Progressing',
      'b Healthy',
      'c Degraded',
    ]);
    expect(before.map(({ health }) => health)).toEqual(
      Array(3).fill('Healthy'),
    );
    expect(table.list()).toBe(table.list());
  });

  it('sorts anew when rows come, go and move', () => {
    const table = createTable();
    table.list();
    table.set({ ...rows[2], health: 'Degraded' });
    table.delete(rows[1].id);
    expect(toClusters(table)).toEqual(['b Degraded', 'c Healthy']);
    table.set({ ...rows[2], app: 'zzz' });
    table.set(rows[1]);
    expect(toClusters(table)).toEqual(['a Healthy', 'c Healthy', 'b Healthy']);
    expect(table.listOfApp('zzz')).toEqual([{ ...rows[2], app: 'zzz' }]);
    table.set({ ...rows[2], cluster: { name: '0', labels: {} } });
    expect(toClusters(table)[0]).toBe('0 Healthy');
    expect(table.listOfApp('zzz')).toEqual([]);
  });
});
