import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import {
  Deployment,
  DeploymentAction,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { findByName } from './__testUtils__/findByName';
import { FluxEngine } from './FluxEngine';

jest.setTimeout(120_000);

const { signal } = new AbortController();
const on = { cluster: 'azure-aks' } as const;

describe('FluxEngine, looking into the simulated fleet', () => {
  let fleet: Fleet;
  let engine: FluxEngine;
  let picture: CollectedPicture;

  const rowOf = (name: string) => findByName(picture, name) as Deployment;
  const untilWell = (name: string) =>
    picture.until(`${name}, well`, () => {
      const row = findByName(picture, name);
      return row?.sync === 'Synced' && row.health === 'Healthy';
    });
  const readNodes = async (name: string) =>
    (await engine.details.readResources(rowOf(name), { signal })).nodes;
  const untilNodes = async (
    name: string,
    holds: (nodes: ResourceNode[]) => boolean,
  ) => {
    for (let turn = 0; turn < 200; turn++) {
      const nodes = await readNodes(name);
      if (holds(nodes)) return nodes;
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
    throw new Error(`the objects of ${name} did not come to what was expected`);
  };
  const act = async (name: string, action: DeploymentAction) => {
    const events: ActionProgress[] = [];
    for await (const event of engine.actions.act(rowOf(name), action, {
      by: { entityRef: 'user:default/ann' },
      signal,
    })) {
      events.push(event);
    }
    return events;
  };

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    engine = createTestEngine(fleet.kubernetesUrl('azure-aks'), {
      token: fleet.kubernetesToken,
    });
    picture = collectPicture(engine);
    await untilWell('checkout-api');
    await untilWell('inventory-api');
  });
  afterAll(async () => {
    await picture.stop();
    await fleet.stop();
  });

  it.each(['checkout-api', 'inventory-api'])(
    'goes from %s down to its pods, and reads their lines and Events',
    async name => {
      const nodes = await untilNodes(
        name,
        all => all.filter(({ ref }) => ref.kind === 'Pod').length >= 3,
      );
      const kinds = nodes.map(({ ref }) => ref.kind);
      expect(kinds).toEqual(
        expect.arrayContaining(['Deployment', 'Service', 'ReplicaSet', 'Pod']),
      );
      // Each hangs on one that is there.
      const ids = nodes.map(({ id }) => id);
      expect(ids).toEqual(
        expect.arrayContaining(nodes.flatMap(({ parents }) => parents)),
      );
      const pod = nodes.find(({ ref }) => ref.kind === 'Pod')!;
      const lines = [];
      for await (const event of engine.details.readLogs(
        rowOf(name),
        { pod: pod.ref.name, tailLines: 3 },
        { signal },
      )) {
        lines.push(event);
      }
      expect(lines.at(-1)).toEqual({ type: 'end' });
      expect(lines[0]).toMatchObject({
        type: 'line',
        pod: pod.ref.name,
        at: expect.any(String),
      });
      const { items, problems } = await engine.details.readEvents(rowOf(name), {
        signal,
      });
      expect(problems).toEqual([]);
      expect(items.map(({ about }) => about.kind)).toEqual(
        expect.arrayContaining(['Pod', 'GitRepository']),
      );
    },
  );

  it('shows the Secret of a release and nothing of what is in it', async () => {
    const release = (await readNodes('checkout-api'))[0];
    expect(release.specifics).toMatchObject({
      type: 'helmRelease',
      release: 'checkout-api',
      status: 'deployed',
    });
    const { manifest } = await engine.details.readResource(
      rowOf('checkout-api'),
      release.ref,
      { signal },
    );
    expect(manifest).toMatch(/release: \(masked\)/);
  });

  it('finds a change by hand: in the diff of a release, and by who has the field', async () => {
    for (const name of ['checkout-api', 'inventory-api']) {
      // Else it is put back before anybody sees it.
      await act(name, { action: 'suspend', parameters: {} });
      await fleet.control({ op: 'drift', service: name, ...on });
    }
    const release = await engine.details.readDiff(rowOf('checkout-api'), {
      signal,
    });
    const [changed] = release.resources;
    expect(changed).toMatchObject({
      state: 'changed',
      ref: { kind: 'Deployment' },
    });
    expect(changed.live?.quiet).not.toBe(changed.desired?.quiet);
    const fields = await engine.details.readDiff(rowOf('inventory-api'), {
      signal,
    });
    expect(fields.problems.map(({ code }) => code)).toEqual([
      'FieldsBasis',
      'Suspended',
    ]);
    expect(fields.resources[0].state).toBe('changed');
    expect(fields.resources[0].fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'lost', path: 'spec.replicas' }),
      ]),
    );
    for (const name of ['checkout-api', 'inventory-api']) {
      const events = await act(name, { action: 'resume', parameters: {} });
      expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
      await untilWell(name);
    }
  });

  it('reconciles with the source, and forces a new revision of a release', async () => {
    const withSource = await act('inventory-api', {
      action: 'reconcile',
      parameters: { withSource: true },
    });
    expect(withSource.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['Requested', 'Succeeded']),
    );
    const revisionOf = async () => {
      const [{ specifics }] = await readNodes('checkout-api');
      return specifics?.type === 'helmRelease' ? specifics.revision : NaN;
    };
    const before = await revisionOf();
    const forced = await act('checkout-api', {
      action: 'reconcile',
      parameters: { force: true },
    });
    expect(forced.at(-1)).toMatchObject({ state: 'Succeeded' });
    expect(await revisionOf()).toBe(before + 1);
  });

  it('restarts a workload, which the cluster lets our account', async () => {
    const nodes = await readNodes('inventory-api');
    const { ref } = nodes.find(node => node.ref.kind === 'Deployment')!;
    const offered = await engine.details.readResourceActions!(
      rowOf('inventory-api'),
      ref,
      { signal },
    );
    expect(offered).toMatchObject([{ name: 'restart', disabled: false }]);
    const events = await act('inventory-api', {
      action: 'resource-action',
      parameters: { resource: ref, name: 'restart' },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
  });

  it('names the container that does not start, and why', async () => {
    await fleet.control({
      op: 'version',
      service: 'inventory-api',
      ...on,
      version: 'bad',
    });
    const nodes = await untilNodes('inventory-api', all =>
      all.some(({ health }) => health === 'Degraded'),
    );
    const pod = nodes.find(
      ({ ref, health }) => ref.kind === 'Pod' && health === 'Degraded',
    )!;
    expect(pod.message).toMatch(
      /^Container app: (ErrImagePull|ImagePullBackOff)/,
    );
    const events = [];
    for await (const event of engine.details.readLogs(
      rowOf('inventory-api'),
      { pod: pod.ref.name },
      { signal },
    )) {
      events.push(event);
    }
    expect(events).toEqual([
      {
        type: 'problem',
        pod: pod.ref.name,
        problem: {
          code: 'ContainerWaiting',
          message: expect.stringContaining('has not started'),
        },
      },
      { type: 'end' },
    ]);
  });

  it('rejects with one sentence while the cluster refuses the token', async () => {
    await fleet.control({ op: 'unauthorized', target: 'azure-aks' });
    await expect(readNodes('checkout-api')).rejects.toMatchObject({
      code: 'Unauthorized',
    });
    await fleet.control({ op: 'up', target: 'azure-aks' });
  });
});
