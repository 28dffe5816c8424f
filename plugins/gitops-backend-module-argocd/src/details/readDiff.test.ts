import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createTestDetails } from '../__testUtils__/createTestDetails';
import { readRecordedDeployment } from '../__testUtils__/readRecordedDeployment';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';

const server = setupServer();
registerMswTestHooks(server);

const { signal } = new AbortController();
const details = createTestDetails();

/** The differences of `drift` when Argo CD sends these. */
async function compare(...items: unknown[]) {
  server.use(
    http.get(`${recordedUrl}/api/v1/applications/drift/managed-resources`, () =>
      HttpResponse.json(items.length > 0 ? { items } : {}),
    ),
  );
  return details.readDiff(readRecordedDeployment('get-synced'), { signal });
}

function toItem(states: {
  kind?: string;
  target: object | null;
  live: object | null;
  modified?: boolean;
  hook?: boolean;
}) {
  const { kind = 'ConfigMap', target, live, ...rest } = states;
  const complete = (state: object | null) =>
    JSON.stringify(
      state && { apiVersion: 'v1', kind, metadata: { name: 'x' }, ...state },
    );
  return {
    kind,
    namespace: 'cases',
    name: 'x',
    targetState: complete(target),
    liveState: complete(live),
    normalizedLiveState: complete(live),
    predictedLiveState: complete(target),
    ...rest,
  };
}

describe('readDiff', () => {
  it('shows of a recorded drift the field that was changed, and nothing that nobody wrote', async () => {
    server.use(replayRecording('managed-resources-drifted'));
    const diff = await details.readDiff(readRecordedDeployment('get-synced'), {
      signal,
    });
    expect(diff).toMatchObject({ basis: 'desired', problems: [] });
    const [settings, web] = diff.resources;
    expect(settings).toMatchObject({
      id: ':ConfigMap:cases:settings',
      ref: { kind: 'ConfigMap', version: 'v1' },
      state: 'changed',
    });
    expect(settings.desired!.quiet.replace('blue', 'red')).toBe(
      settings.live!.quiet,
    );
    expect(web.live!.quiet).toBe(
      web.desired!.quiet.replace('replicas: 2', 'replicas: 5'),
    );
    expect(web.desired!.quiet).toContain('image: ghcr.io/org/web:1.0.0');
    // Defaults, what controllers noted, and managed fields.
    for (const noise of [
      'progressDeadlineSeconds',
      'imagePullPolicy',
      'deployment.kubernetes.io/revision',
      'managedFields',
      'last-applied',
      'resourceVersion',
      'status:',
    ]) {
      expect(web.live!.quiet).not.toContain(noise);
    }
    expect(web.live!.full).toContain('progressDeadlineSeconds: 600');
    expect(web.live!.full).toContain('managedFields');
    expect(web.live!.full).toContain('status:');
    // What a sync does not touch is no difference, also in full.
    expect(web.live!.full).toBe(
      web.desired!.full.replace('\n  replicas: 2\n', '\n  replicas: 5\n'),
    );
  });

  it('takes what is in sync for equal, side by side', async () => {
    server.use(replayRecording('managed-resources'));
    const diff = await details.readDiff(readRecordedDeployment('get'), {
      signal,
    });
    expect(diff.resources.map(({ state }) => state)).toEqual([
      'equal',
      'equal',
    ]);
    for (const { desired, live } of diff.resources) {
      expect(live!.quiet).toBe(desired!.quiet);
    }
  });

  it('tells what is missing, what should not be there any more, and hooks', async () => {
    const diff = await compare(
      toItem({ target: {}, live: {}, modified: false }),
      toItem({ target: {}, live: null }),
      toItem({ target: null, live: {} }),
      toItem({ target: {}, live: null, hook: true }),
      toItem({ target: null, live: null }),
      { kind: 'ConfigMap', name: 'broken', targetState: '{' },
    );
    expect(
      diff.resources.map(({ state, desired, live, reason }) => [
        state,
        desired !== undefined,
        live !== undefined,
        reason?.code,
      ]),
    ).toEqual([
      ['missing', true, false, undefined],
      ['extra', false, true, undefined],
      ['unknown', true, false, 'Hook'],
      ['unknown', false, false, 'InvalidResponse'],
      ['equal', true, true, undefined],
    ]);
    expect((await compare()).resources).toEqual([]);
  });

  it('masks Secrets on both sides: equal values equally, and no length is told', async () => {
    const diff = await compare(
      toItem({
        kind: 'Secret',
        modified: true,
        target: { data: { same: '++++', moved: '++++++++' }, stringData: null },
        live: { data: { same: '++++', moved: '++++++++++++', extra: 'aGk=' } },
      }),
    );
    const [{ masked, desired, live }] = diff.resources;
    expect(masked).toBe(true);
    for (const text of [desired!.quiet, desired!.full, live!.quiet, live!.full])
      expect(text).not.toMatch(/\+|aGk/);
    expect(desired!.quiet).toContain('same: (secret)');
    expect(live!.quiet).toContain('same: (secret)');
    expect(desired!.quiet).toContain('moved: (secret)');
    expect(live!.quiet).toContain('moved: (another secret)');
    expect(live!.quiet).toContain('extra: (secret)');
  });

  it('compares by itself where Argo CD does not say whether it is modified', async () => {
    const diff = await compare(
      toItem({ target: { data: { a: '1' } }, live: { data: { a: '2' } } }),
      toItem({ target: { data: { a: '1' } }, live: { data: { a: '1' } } }),
    );
    expect(diff.resources.map(({ state }) => state)).toEqual([
      'changed',
      'equal',
    ]);
  });

  it('compares what was seen last of a dead cluster, and says so', async () => {
    server.use(replayRecording('managed-resources-cluster-down'));
    const diff = await details.readDiff(
      readRecordedDeployment('get-cluster-down', {
        clusterReachable: { ok: false, since: '2026-11-23T01:14:00Z' },
      }),
      { signal },
    );
    expect(diff.resources).toHaveLength(2);
    expect(diff.problems).toMatchObject([{ code: 'ClusterUnreachable' }]);
  });
});
