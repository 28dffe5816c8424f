import { readRecording } from '@backstage-gitops/recordings';
import { deliveryPaths } from '../testing/deliveryPaths';
import { findCondition } from '../testing/findCondition';
import { platformFiles, releaseFile } from '../testing/platformFiles';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';
import { toShape } from '../testing/toShape';
import { KubernetesObject } from './objects/KubernetesObject';
import { kinds } from './objects/resourceKinds';

jest.setTimeout(30_000);

const files = {
  ...platformFiles,
  'remote/namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: remote\n',
  'remote/settings.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n  namespace: remote\ndata: {}\n',
};

const path = `${deliveryPaths.kustomizations}/remote`;
const recorded = (name: string) =>
  readRecording('kubernetes', name).response
    .body as unknown as KubernetesObject;

describe('a cluster that Flux delivers to by spec.kubeConfig', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = await startTestCluster({ files });
    await cluster.until(async () => {
      const source = cluster.simulator.store.get(kinds.gitRepository, {
        namespace: 'flux-system',
        name: 'platform-gitops',
      });
      return source?.status?.artifact;
    });
  });

  afterEach(() => cluster.stop());

  const deliver = (kubeConfig: object, name = 'remote') =>
    cluster.simulator.store.write(kinds.kustomization, {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: 'flux-system' },
      spec: {
        ...recorded('get-remote-target').spec,
        kubeConfig,
        path: './remote',
        sourceRef: { kind: 'GitRepository', name: 'platform-gitops' },
        targetNamespace: undefined,
      },
    });
  const untilReady = (status: 'True' | 'False', at = path) =>
    cluster.until(async () => {
      const object = await cluster.get(at);
      return (
        object.status &&
        findCondition(object, 'Ready')?.status === status &&
        object
      );
    });

  it.each([
    ['Secret', { secretRef: { name: 'gcp-gke-kubeconfig' } }],
    ['ConfigMap', { configMapRef: { name: 'gcp-gke' } }],
  ])(
    'gets what the Kustomization brings, named by a %s',
    async (_, kubeConfig) => {
      deliver(kubeConfig);
      const object = await untilReady('True');
      expect(object.status?.inventory).toEqual({
        entries: [
          { id: '_remote__Namespace', v: 'v1' },
          { id: 'remote_b__ConfigMap', v: 'v1' },
        ],
      });
      const here = await cluster.request(
        '/api/v1/namespaces/remote/configmaps/b',
      );
      expect(here.status).toBe(404);
      expect(cluster.simulator.targets()).toEqual(['gcp-gke']);
    },
  );

  it('fails its Kustomizations at their own retry, as recorded, and nothing before it', async () => {
    deliver({ secretRef: { name: 'gcp-gke-kubeconfig' } });
    const alive = await cluster.until(async () => {
      const object = await cluster.get(path);
      return object.status?.lastAppliedRevision ? object : undefined;
    });
    const read = () =>
      cluster.simulator.store.get(kinds.kustomization, {
        namespace: 'flux-system',
        name: 'remote',
      });
    const before = read();
    cluster.simulator.setTargetFault('gcp-gke', 'refuse');
    expect(read()).toBe(before);
    const dead = await untilReady('False');
    const down = recorded('get-remote-target-down');
    expect(findCondition(dead, 'Ready')).toMatchObject({
      reason: 'ReconciliationFailed',
      message: findCondition(down, 'Ready')?.message?.replace(
        'ConfigMap/remote/b',
        'Namespace/remote',
      ),
    });
    const failed = await cluster.until(async () => {
      const object = await cluster.get(path);
      const { lastAppliedRevision, history } = object.status ?? {};
      return (
        JSON.stringify(history).includes('ReconciliationFailed') &&
        lastAppliedRevision === alive.status?.lastAppliedRevision &&
        object
      );
    });
    expect(failed.status?.inventory).toEqual(alive.status?.inventory);
    const { lastHandledReconcileAt: _, ...status } = down.status ?? {};
    expect(toShape(failed.status)).toEqual(toShape(status));
    const others = await cluster.get(deliveryPaths.kustomization);
    expect(findCondition(others, 'Ready')?.status).not.toBe('False');

    cluster.simulator.setTargetFault('gcp-gke', 'none');
    await untilReady('True');
  });

  it('fails them after the handshake when it hangs', async () => {
    deliver({ secretRef: { name: 'gcp-gke-kubeconfig' } });
    await untilReady('True');
    cluster.simulator.setTargetFault('gcp-gke', 'hang');
    const dead = await untilReady('False');
    expect(findCondition(dead, 'Ready')?.message).toContain(
      'net/http: TLS handshake timeout',
    );
  });

  it('gets HelmReleases, which fail when it is dead', async () => {
    const text = releaseFile('checkout-api', '1.4.2')
      .replace(
        'spec:\n',
        'spec:\n  kubeConfig:\n    secretRef:\n      name: gcp-gke-kubeconfig\n',
      )
      .replace('install:', 'install:\n    createNamespace: true');
    await cluster.stop();
    cluster = await startTestCluster({
      files: { ...files, [deliveryPaths.appFile('checkout-api')]: text },
    });
    await untilReady('True', deliveryPaths.release);
    const workload = deliveryPaths.workload('payments', 'checkout-api');
    expect((await cluster.request(workload)).status).toBe(404);
    expect(cluster.simulator.targets()).toEqual(['gcp-gke']);
    cluster.simulator.setTargetFault('gcp-gke', 'refuse');
    const dead = await cluster.until(async () => {
      const object = await cluster.get(deliveryPaths.release);
      const ready = object.status && findCondition(object, 'Ready');
      return ready && ready.reason === 'StateError' && ready;
    });
    expect(dead).toMatchObject({
      status: 'False',
      message: expect.stringContaining(
        'Get "https://gcp-gke.example.com/version": dial tcp',
      ),
    });
    cluster.simulator.setTargetFault('gcp-gke', 'none');
    await untilReady('True', deliveryPaths.release);
  });

  it('has to be one that something delivers to', () => {
    expect(() => cluster.simulator.setTargetFault('nowhere', 'refuse')).toThrow(
      "no cluster 'nowhere' by kubeConfig. It delivers to none.",
    );
  });
});
