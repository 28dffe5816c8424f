import { setVersion } from '../scenario/setVersion';
import { startTestHub } from '../testing/startTestHub';
import { waitUntil } from '../testing/waitUntil';

jest.setTimeout(60_000);

const NAME = 'storefront-aws-eks';
const QUERY = 'appNamespace=argocd&project=services';
const VALUES = 'clusters/aws-eks/apps/storefront.yaml';

type Node = {
  kind: string;
  name: string;
  uid: string;
  namespace?: string;
  health?: { status: string; message?: string };
  info?: { name: string; value?: string }[];
  parentRefs?: { kind: string; name: string }[];
  networkingInfo?: { externalURLs?: string[] };
};

describe('what belongs to an Application', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;

  beforeEach(async () => {
    argocd = await startTestHub();
  });

  afterEach(() => argocd.stop());

  const path = (call: string, name = NAME) =>
    `/api/v1/applications/${name}/${call}${
      call.includes('?') ? '&' : '?'
    }${QUERY}`;
  const readTree = async (name = NAME): Promise<Node[]> =>
    (await argocd.get(path('resource-tree', name))).body.nodes;
  const deploy = (version: string) => {
    const { repository } = argocd;
    const text = repository.read(repository.head(), VALUES) ?? '';
    argocd.commit({ [VALUES]: setVersion(text, version) ?? text });
  };
  const act = (action: string) =>
    argocd.send('POST', path('resource/actions/v2'), {
      name: NAME,
      appNamespace: 'argocd',
      project: 'services',
      namespace: 'storefront',
      resourceName: 'storefront',
      version: 'v1alpha1',
      group: 'argoproj.io',
      kind: 'Rollout',
      action,
    });
  const until = (health: string) =>
    argocd.until(NAME, health, ({ status }) => status.health.status === health);
  const countPods = async (tag: string) =>
    (await argocd.get(path('resource-tree'))).body.nodes.filter(
      (node: Node & { images?: string[] }) =>
        node.kind === 'Pod' && node.images?.[0].endsWith(`:${tag}`),
    ).length;

  it('is a tree from what Git wants down to pods, addresses and secrets', async () => {
    const nodes = await readTree();
    expect([...new Set(nodes.map(({ kind }) => kind))].sort()).toEqual([
      'AnalysisTemplate',
      'ConfigMap',
      'EndpointSlice',
      'ExternalSecret',
      'HorizontalPodAutoscaler',
      'Ingress',
      'Pod',
      'ReplicaSet',
      'Rollout',
      'Secret',
      'Service',
    ]);
    const find = (kind: string) => nodes.find(each => each.kind === kind);
    expect(nodes.filter(({ kind }) => kind === 'Pod')).toHaveLength(5);
    expect(find('Pod')?.parentRefs).toMatchObject([{ kind: 'ReplicaSet' }]);
    expect(find('ReplicaSet')?.parentRefs).toMatchObject([
      { kind: 'Rollout', name: 'storefront' },
    ]);
    expect(find('Ingress')?.networkingInfo?.externalURLs).toEqual([
      'https://storefront.example.com/',
    ]);
    expect(argocd.find(NAME).status.summary.externalURLs).toEqual([
      'https://storefront.example.com/',
    ]);
  });

  it('pauses at the canary step, is promoted by hand, and falls back when it is aborted', async () => {
    deploy('3.3.0');
    const paused = await until('Suspended');
    expect(
      paused.status.resources?.find(({ kind }) => kind === 'Rollout')?.health,
    ).toEqual({ status: 'Suspended', message: 'CanaryPauseStep' });
    expect(await countPods('3.3.0')).toBe(1);
    expect(await countPods('3.2.0')).toBe(4);
    expect((await act('resume')).status).toBe(200);
    await until('Healthy');
    expect(await countPods('3.3.0')).toBe(5);
    deploy('3.4.0');
    await until('Suspended');
    expect((await act('abort')).body).toEqual({});
    const aborted = await until('Degraded');
    expect(
      aborted.status.resources?.find(({ kind }) => kind === 'Rollout')?.health
        ?.message,
    ).toMatch(/^RolloutAborted: Rollout aborted update to revision 3$/);
    expect(await countPods('3.3.0')).toBe(5);
    expect(await countPods('3.4.0')).toBe(0);
    await act('promote-full');
    await until('Healthy');
    expect(await countPods('3.4.0')).toBe(5);
  });

  it('has the pod that does not start, with why, and its Events and log say the same', async () => {
    const name = 'checkout-api-aws-eks';
    const values = 'clusters/aws-eks/apps/checkout-api.yaml';
    const { repository } = argocd;
    const text = repository.read(repository.head(), values) ?? '';
    argocd.commit({ [values]: setVersion(text, 'bad') ?? text });
    const pod = await waitUntil('a pod in trouble', async () =>
      (
        await readTree(name)
      ).find(
        ({ kind, health }) => kind === 'Pod' && health?.status === 'Degraded',
      ),
    );
    expect(pod.info).toContainEqual({
      name: 'Status Reason',
      value: 'ImagePullBackOff',
    });
    const events = await argocd.get(
      path(
        `events?resourceUID=${pod.uid}&resourceName=${pod.name}&resourceNamespace=${pod.namespace}`,
        name,
      ),
    );
    expect(
      events.body.items.map(({ reason }: { reason: string }) => reason),
    ).toEqual(['Scheduled', 'Pulling', 'Failed', 'BackOff']);
    const log = await fetch(
      `${argocd.url}${path(
        `logs?podName=${pod.name}&namespace=payments`,
        name,
      )}`,
      { headers: { authorization: `Bearer ${argocd.token}` } },
    );
    const [first, last] = (await log.text()).trim().split('\n');
    expect(JSON.parse(first).result.content).toContain('is waiting to start');
    expect(JSON.parse(last).result.last).toBe(true);
  });

  it('differs from what Git wants where somebody changed it, and only there', async () => {
    const name = 'user-service-aws-eks';
    argocd.hub.applications.drift(argocd.find(name));
    const { body } = await argocd.get(path('managed-resources', name));
    const changed = body.items.filter(
      ({ modified }: { modified?: boolean }) => modified,
    );
    expect(changed.map(({ kind }: { kind: string }) => kind)).toEqual([
      'Deployment',
    ]);
    const [live, predicted] = ['normalizedLiveState', 'predictedLiveState'].map(
      field => JSON.parse(changed[0][field]).spec,
    );
    expect([live.replicas, predicted.replicas]).toEqual([5, 3]);
    expect({ ...live, replicas: 3 }).toEqual(predicted);
  });

  it('streams the tree after each change, not the first', async () => {
    const name = 'inventory-api-aws-eks';
    const stream = await argocd.stream(
      `/api/v1/stream/applications/${name}/resource-tree?${QUERY}`,
    );
    argocd.hub.applications.setBroken(argocd.find(name), true);
    const frame = await waitUntil('a tree came', () =>
      stream.text().includes('\n\n\n') ? stream.text() : undefined,
    );
    stream.close();
    const [first] = frame.split('\n\n\n');
    expect(
      JSON.parse(first.replace(/^data: /, '')).result.nodes.some(
        ({ kind, info }: Node) =>
          kind === 'Pod' &&
          info?.some(({ value }) => value === 'CrashLoopBackOff'),
      ),
    ).toBe(true);
  });

  it('lets logs flow from all pods while they are followed, and filters them', async () => {
    const name = 'inventory-api-aws-eks';
    const stream = await argocd.stream(
      path('logs?follow=true&tailLines=1&kind=Deployment&group=apps', name),
    );
    const entries = await waitUntil('each pod wrote on', () => {
      const all = stream
        .text()
        .split('\n\n\n')
        .filter(Boolean)
        .map(text => JSON.parse(text.replace(/^data: /, '')).result);
      return all.length > 8 ? all : undefined;
    });
    stream.close();
    expect(new Set(entries.map(({ podName }) => podName)).size).toBe(3);
    const response = await fetch(
      `${argocd.url}${path('logs?tailLines=50&filter=slow', name)}`,
      { headers: { authorization: `Bearer ${argocd.token}` } },
    );
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).result);
    expect(lines.pop().last).toBe(true);
    expect(lines).toHaveLength(30);
    expect(
      lines.every(({ content }: { content: string }) =>
        content.includes('slow'),
      ),
    ).toBe(true);
  });
});
