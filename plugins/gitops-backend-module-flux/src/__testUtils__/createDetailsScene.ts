import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { realTiming, Timing } from '../client';
import { ClusterReader } from '../details/ClusterReader';
import { FluxEngine } from '../FluxEngine';
import { serveKinds } from './createCheckout';
import { createTestConnection } from './createTestConnection';
import { LoopbackCluster } from './LoopbackCluster';

/** An engine over a cluster that is looked into, and a second cluster that may be the target. */
export interface DetailsScene {
  readonly cluster: LoopbackCluster;
  readonly other: LoopbackCluster;
  readonly engine: FluxEngine;
  /** Never aborted, unless a test does. */
  readonly signal: AbortSignal;
}

/** The row of `checkout-api`, as the store has it. */
export function createCheckoutRow(
  kind: 'Kustomization' | 'HelmRelease',
  parts: Partial<Deployment> = {},
): Deployment {
  return {
    id: `flux:azure-aks:flux-system:${kind}:checkout-api`,
    app: 'checkout-api',
    kind,
    name: 'checkout-api',
    namespace: 'flux-system',
    engine: { type: 'flux', name: 'azure-aks' },
    cluster: { name: 'azure-aks', labels: {} },
    labels: {},
    images: ['ghcr.io/org/checkout-api:1.4.2'],
    revision: {},
    sources: [
      {
        repository: 'https://github.com/org/platform-gitops.git',
        path: './apps/checkout-api',
        target: 'main',
        applied: 'main@sha1:1111111111111111111111111111111111111111',
        object: {
          id: 'flux:azure-aks:flux-system:GitRepository:platform-gitops',
          kind: 'GitRepository',
          namespace: 'flux-system',
          name: 'platform-gitops',
        },
      },
    ],
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: {},
    drift: { state: 'none' },
    ...parts,
  };
}

/** Gives each test clusters of its own. Real time, unless `timing` says otherwise. */
export function createDetailsScene(timing: Timing = realTiming): DetailsScene {
  let scene: DetailsScene | undefined;
  beforeEach(async () => {
    const [cluster, other] = [new LoopbackCluster(), new LoopbackCluster()];
    for (const each of [cluster, other]) {
      serveKinds(each);
      await each.start();
    }
    const create = (
      name: string,
      url: string,
      findCluster: (asked: string) => ClusterReader | undefined,
    ) =>
      new FluxEngine({
        engineName: name,
        knownClusters: [],
        namespaces: [],
        connection: {
          ...createTestConnection(url, timing),
          subject: `Flux on ${name}`,
        },
        findCluster,
      });
    const target = create('gcp-gke', other.url, () => undefined);
    scene = {
      cluster,
      other,
      engine: create('azure-aks', cluster.url, asked =>
        asked === 'gcp-gke' ? target.reader : undefined,
      ),
      signal: new AbortController().signal,
    };
  });
  afterEach(async () => {
    await Promise.all([scene?.cluster.stop(), scene?.other.stop()]);
  });
  const get = () => {
    if (!scene) throw new Error('only within a test');
    return scene;
  };
  return {
    get cluster() {
      return get().cluster;
    },
    get other() {
      return get().other;
    },
    get engine() {
      return get().engine;
    },
    get signal() {
      return get().signal;
    },
  };
}
