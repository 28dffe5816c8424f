import { readRecording } from '@backstage-gitops/recordings';
import { Fleet } from './Fleet';
import { KubernetesObject } from './kubernetes/objects/KubernetesObject';
import { startFleet } from './startFleet';
import { requestOnce } from './testing/requestOnce';
import { toShape } from './testing/toShape';
import { waitUntil } from './testing/waitUntil';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(60_000);

/** Argo CD's view has one manager; the recorded cluster told which subresource it wrote. */
const toComparable = (body: unknown) =>
  toShape(body).filter(
    line => !/managedFields|metadata\.annotations/.test(line),
  );

describe('the clusters behind Argo CD', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });
  afterAll(() => fleet.stop());

  const get = async (path: string, cluster = 'aws-eks') => {
    const response = await fetch(`${fleet.kubernetesUrl(cluster)}${path}`, {
      headers: { authorization: `Bearer ${fleet.kubernetesToken}` },
    });
    return { status: response.status, text: await response.text() };
  };
  const items = async (path: string): Promise<KubernetesObject[]> =>
    JSON.parse((await get(path)).text).items;
  const pods = '/api/v1/namespaces/payments/pods';

  it('have the workloads of the Applications, owner by owner', async () => {
    const [deployment] = await items(
      '/apis/apps/v1/namespaces/payments/deployments',
    );
    const [set] = await items('/apis/apps/v1/namespaces/payments/replicasets');
    const found = await items(pods);
    expect(deployment.metadata.name).toBe('checkout-api');
    expect(set.metadata.ownerReferences).toMatchObject([
      { kind: 'Deployment', uid: deployment.metadata.uid },
    ]);
    expect(found).toHaveLength(3);
    for (const pod of found)
      expect(pod.metadata.ownerReferences).toMatchObject([
        { kind: 'ReplicaSet', uid: set.metadata.uid },
      ]);
  });

  it('have the very pods that Argo CD shows, with the same log', async () => {
    const tree = await fetch(
      `${fleet.argocdUrl}/api/v1/applications/checkout-api-aws-eks/resource-tree?appNamespace=argocd&project=services`,
      { headers: { authorization: `Bearer ${fleet.argocdToken}` } },
    );
    const { nodes } = (await tree.json()) as {
      nodes: { kind: string; name: string; uid: string }[];
    };
    const uids = (await items(pods)).map(({ metadata }) => metadata.uid);
    expect(uids.sort()).toEqual(
      nodes
        .filter(({ kind }) => kind === 'Pod')
        .map(({ uid }) => uid)
        .sort(),
    );
    const [pod] = await items(pods);
    const log = await get(`${pods}/${pod.metadata.name}/log?tailLines=2`);
    expect(log.status).toBe(200);
    expect(log.text.split('\n')).toHaveLength(3);
  });

  it('have Rollouts and their analyses as recorded: healthy, paused at a step, aborted', async () => {
    const api = '/apis/argoproj.io/v1alpha1/namespaces/storefront';
    const compare = async (name: string, path: string) => {
      const { response } = readRecording('kubernetes', name);
      const answer = await get(path);
      expect([name, answer.status]).toEqual([name, response.status]);
      expect([name, ...toComparable(JSON.parse(answer.text))]).toEqual([
        name,
        ...toComparable(response.body),
      ]);
    };
    const rollout = `${api}/rollouts/storefront`;
    const until = (phase: string) =>
      waitUntil(`the Rollout is ${phase}`, async () => {
        const { status } = JSON.parse((await get(rollout)).text);
        return status.phase === phase || undefined;
      });
    await compare('rollout-healthy', rollout);
    await fleet.control({
      op: 'version',
      service: 'storefront',
      cluster: 'aws-eks',
      version: '3.3.0',
    });
    await until('Paused');
    await compare('rollout-paused', rollout);
    await compare('analysisruns', `${api}/analysisruns`);
    const aborted = await fetch(
      `${fleet.argocdUrl}/api/v1/applications/storefront-aws-eks/resource/actions/v2`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${fleet.argocdToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          name: 'storefront-aws-eks',
          appNamespace: 'argocd',
          project: 'services',
          namespace: 'storefront',
          resourceName: 'storefront',
          group: 'argoproj.io',
          version: 'v1alpha1',
          kind: 'Rollout',
          action: 'abort',
        }),
      },
    );
    expect(aborted.status).toBe(200);
    await until('Degraded');
    await compare('rollout-aborted', rollout);
  });

  it('follow what is played, with the reasons in pods and Events', async () => {
    await fleet.control({
      op: 'break',
      service: 'checkout-api',
      cluster: 'aws-eks',
    });
    const broken = await waitUntil('a pod crashes', async () =>
      (
        await items(pods)
      ).find(each => JSON.stringify(each.status).includes('CrashLoopBackOff')),
    );
    const events = await items(
      `/api/v1/namespaces/payments/events?fieldSelector=involvedObject.uid%3D${broken.metadata.uid}`,
    );
    expect(events.map(({ reason }) => reason)).toContain('BackOff');
  });

  it('serve no Flux, know no others, and die with the destination', async () => {
    const flux = await get('/apis/kustomize.toolkit.fluxcd.io/v1');
    expect(flux.status).toBe(404);
    expect((await get('/version', 'nowhere')).status).toBe(404);
    await fleet.control({
      op: 'fault',
      target: 'gcp-gke',
      fault: 'refuse',
    });
    const dead = await requestOnce(`${fleet.kubernetesUrl('gcp-gke')}/version`);
    expect(dead.code).toBe('ECONNRESET');
  });
});
