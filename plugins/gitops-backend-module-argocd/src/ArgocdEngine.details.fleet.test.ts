import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import {
  Deployment,
  DeploymentAction,
  LogEvent,
  LogQuery,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { ArgocdEngine } from './ArgocdEngine';
import { createArgocdEngine } from './createArgocdEngine';

jest.setTimeout(180_000);

const { signal } = new AbortController();

describe('ArgocdEngine, looking into the simulated fleet and acting on it', () => {
  let fleet: Fleet;
  let engine: ArgocdEngine;
  let picture: CollectedPicture;

  const find = (name: string) =>
    picture.deployments().find(each => each.name === name);
  const rowOf = (name: string) => find(name) as Deployment;
  const untilWell = (name: string) =>
    picture.until(`${name}, well`, () => {
      const row = find(name);
      return row?.sync === 'Synced' && row.health === 'Healthy';
    });
  const act = async (name: string, action: DeploymentAction) => {
    const events: ActionProgress[] = [];
    for await (const event of engine.actions.act(rowOf(name), action, {
      by: { entityRef: 'user:default/ada' },
      signal,
    })) {
      events.push(event);
    }
    return events;
  };
  const readLogs = async (name: string, query: LogQuery, most = 100) => {
    const events: LogEvent[] = [];
    for await (const event of engine.details.readLogs(rowOf(name), query, {
      signal,
    })) {
      events.push(event);
      if (events.length >= most) break;
    }
    return events;
  };

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    engine = createArgocdEngine({
      name: 'hub',
      url: fleet.argocdUrl,
      auth: { token: fleet.argocdToken },
      skipTLSVerify: false,
      configKey: 'gitops.argocd.instances[name=hub]',
      authConfigKey: 'gitops.argocd.instances[name=hub].token',
    });
    picture = collectPicture(engine);
    await untilWell('checkout-api-aws-eks');
    await untilWell('inventory-api-gcp-gke');
  });
  afterAll(async () => {
    await picture.stop();
    await fleet.stop();
  });

  it('has every Application down to its Pods, its details and Events, and no secret or address in them', async () => {
    for (const row of picture.deployments()) {
      const [tree, details, diff, events] = await Promise.all([
        engine.details.readResources(row, { signal }),
        engine.details.readDetails(row, { signal }),
        engine.details.readDiff(row, { signal }),
        engine.details.readEvents(row, { signal }),
      ]);
      expect([row.name, tree.problems]).toEqual([row.name, []]);
      expect([row.name, details.problems]).toEqual([row.name, []]);
      expect(diff.resources.length).toBeGreaterThan(0);
      const ids = tree.nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const text = JSON.stringify([tree, details, diff, events]);
      for (const secret of [
        fleet.argocdToken,
        fleet.argocdPassword,
        fleet.kubernetesToken,
        new URL(fleet.argocdUrl).host,
      ]) {
        expect(text).not.toContain(secret);
      }
    }
    const { nodes } = await engine.details.readResources(
      rowOf('checkout-api-aws-eks'),
      { signal },
    );
    const pods = nodes.filter(({ ref }) => ref.kind === 'Pod');
    expect(pods.length).toBeGreaterThan(0);
    expect(pods[0].specifics).toMatchObject({ type: 'pod', status: 'Running' });
  });

  it('reads the lines of its Pods, follows them, and knows no other Pod', async () => {
    const all = await readLogs('checkout-api-aws-eks', { tailLines: 3 });
    const lines = all.flatMap(event => (event.type === 'line' ? event : []));
    expect(new Set(lines.map(({ pod }) => pod)).size).toBeGreaterThan(1);
    expect(all.at(-1)).toEqual({ type: 'end' });
    const [{ pod }] = lines;
    const followed = await readLogs(
      'checkout-api-aws-eks',
      { pod, follow: true, tailLines: 1 },
      3,
    );
    expect(followed.map(({ type }) => type)).toEqual(['line', 'line', 'line']);
    await expect(
      readLogs('checkout-api-aws-eks', { pod: 'nope' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('syncs, dry and for real, refreshes, and is refused in our own words', async () => {
    const dry = await act('checkout-api-aws-eks', {
      action: 'sync',
      parameters: { dryRun: true },
    });
    expect(dry.at(-1)).toMatchObject({
      state: 'Succeeded',
      message: expect.stringMatching(/^A sync would do this: .*Deployment/),
    });
    const real = await act('checkout-api-aws-eks', {
      action: 'sync',
      parameters: {},
    });
    expect(real[0]).toMatchObject({ state: 'Requested' });
    expect(real.at(-1)).toMatchObject({
      state: 'Succeeded',
      message: expect.stringMatching(/^Synced: /),
    });
    const refreshed = await act('checkout-api-aws-eks', {
      action: 'refresh',
      parameters: { hard: true },
    });
    expect(refreshed.at(-1)).toMatchObject({
      state: 'Succeeded',
      message: expect.stringMatching(/it is Synced/),
    });
    await expect(
      act('inventory-api-gcp-gke', {
        action: 'rollback',
        parameters: { entry: '0' },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      act('inventory-api-gcp-gke', {
        action: 'auto-sync',
        parameters: { enabled: false },
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('ApplicationSet inventory-api'),
    });
    await expect(
      act('checkout-api-aws-eks', { action: 'terminate', parameters: {} }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('restarts a workload, and sees that it changed', async () => {
    const row = rowOf('inventory-api-gcp-gke');
    const { nodes } = await engine.details.readResources(row, { signal });
    const { ref } = nodes.find(each => each.ref.kind === 'Deployment')!;
    const offered = await engine.details.readResourceActions(row, ref, {
      signal,
    });
    expect(offered.map(({ name }) => name)).toContain('restart');
    const events = await act(row.name, {
      action: 'resource-action',
      parameters: { resource: ref, name: 'restart' },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
    await untilWell(row.name);
  });

  it('ends a sync that waits for a hook', async () => {
    await fleet.control({
      op: 'wait',
      service: 'inventory-api',
      cluster: 'gcp-gke',
      for: 'hook',
    });
    await picture.until('the hook', () =>
      Boolean(rowOf('inventory-api-gcp-gke').operation?.waiting),
    );
    const checks = await engine.actions.checkActions(
      rowOf('inventory-api-gcp-gke'),
      { signal },
    );
    const sync = checks.find(({ action }) => action === 'sync');
    expect(sync?.blockers).toMatchObject([{ code: 'OperationRunning' }]);
    const events = await act('inventory-api-gcp-gke', {
      action: 'terminate',
      parameters: {},
    });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
    await fleet.control({
      op: 'confirm',
      service: 'inventory-api',
      cluster: 'gcp-gke',
    });
  });

  it('keeps what was seen last of a dead cluster, and names it where it has to be asked', async () => {
    await fleet.control({ op: 'fault', target: 'gcp-gke', fault: 'refuse' });
    const row = {
      ...rowOf('checkout-api-gcp-gke'),
      clusterReachable: undefined,
    };
    const tree = await engine.details.readResources(row, { signal });
    expect(tree.nodes.length).toBeGreaterThan(3);
    expect(tree.problems).toMatchObject([
      {
        code: 'ConnectionRefused',
        message: expect.stringContaining('cluster gcp-gke'),
      },
    ]);
    const diff = await engine.details.readDiff(row, { signal });
    expect(diff.resources.length).toBeGreaterThan(0);
    const logs = await readLogs(row.name, {});
    expect(logs.map(({ type }) => type)).not.toContain('line');
    expect(logs.at(-1)).toEqual({ type: 'end' });
    await fleet.control({ op: 'up', target: 'gcp-gke' });
  });

  it('passes on in one sentence what Argo CD itself fails with', async () => {
    const row = rowOf('checkout-api-aws-eks');
    await fleet.control({ op: 'forbidden', target: 'argocd' });
    await expect(
      engine.details.readResources(row, { signal }),
    ).rejects.toMatchObject({ code: 'Forbidden' });
    await expect(
      act(row.name, { action: 'sync', parameters: {} }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await fleet.control({ op: 'garbage', target: 'argocd' });
    await expect(
      engine.details.readDiff(row, { signal }),
    ).rejects.toMatchObject({ code: 'InvalidResponse' });
    await fleet.control({ op: 'up', target: 'argocd' });
  });
});
