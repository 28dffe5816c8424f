import { findCondition } from '../testing/findCondition';
import { openWatch } from '../testing/openWatch';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';
import { kinds } from './objects/resourceKinds';

jest.setTimeout(30_000);

const group = '/apis/fluxcd.controlplane.io';
const list = `${group}/v1/namespaces/flux-system/resourcesets`;

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'flux-system' },
  data: {},
});

describe('ResourceSets of Flux Operator', () => {
  let cluster: TestCluster;
  afterEach(() => cluster.stop());

  it('are unknown where it is not installed', async () => {
    cluster = await startTestCluster();
    expect((await cluster.request(list)).status).toBe(404);
    expect((await cluster.request(group)).status).toBe(404);
  });

  it('are listed, watched, applied, and pruned by their inventory', async () => {
    cluster = await startTestCluster({ fluxOperator: true });
    expect((await cluster.request(group)).status).toBe(200);
    expect(await cluster.items(list)).toEqual([]);
    const watch = await openWatch(cluster, `${list}?watch=1`);
    const write = (...names: string[]) => {
      const key = { namespace: 'flux-system', name: 'shared' };
      const before = cluster.simulator.store.get(kinds.resourceSet, key);
      cluster.simulator.store.write(kinds.resourceSet, {
        apiVersion: 'fluxcd.controlplane.io/v1',
        kind: 'ResourceSet',
        ...before,
        metadata: { ...key, ...before?.metadata },
        spec: { resources: names.map(configMap) },
      });
    };
    const untilApplied = (...names: string[]) =>
      cluster.until(async () => {
        const { status } = await cluster.get(`${list}/shared`);
        const entries = names.map(name => ({
          id: `flux-system_${name}__ConfigMap`,
          v: 'v1',
        }));
        return (
          JSON.stringify(status?.inventory) === JSON.stringify({ entries })
        );
      });
    write('a', 'b');
    await untilApplied('a', 'b');
    const { metadata } = await cluster.get(
      '/api/v1/namespaces/flux-system/configmaps/a',
    );
    expect(metadata.labels).toMatchObject({
      'resourceset.fluxcd.controlplane.io/name': 'shared',
    });
    write('a');
    await untilApplied('a');
    const gone = '/api/v1/namespaces/flux-system/configmaps/b';
    expect((await cluster.request(gone)).status).toBe(404);
    const ready = findCondition(await cluster.get(`${list}/shared`), 'Ready');
    expect(ready).toMatchObject({
      status: 'True',
      reason: 'ReconciliationSucceeded',
    });
    expect(watch.events.map(({ type }) => type)).toContain('MODIFIED');
    watch.close();
  });
});
