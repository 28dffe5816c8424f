import { realTiming } from '../client';
import {
  createAppliedKustomization,
  createWorkloadObjects,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { shopInventory, toTreeLines } from '../__testUtils__/toTreeLines';

jest.setTimeout(60_000);

const kustomized = createCheckoutRow('Kustomization');

/** Ten seconds for an answer pass quickly here. */
const impatient = {
  ...realTiming,
  sleep: (ms: number, signal?: AbortSignal) =>
    realTiming.sleep(ms === 10_000 ? 4_000 : ms, signal),
};

describe('FluxDetails.readResources, when something cannot be read', () => {
  const scene = createDetailsScene(impatient);
  const read = (row = kustomized) =>
    scene.engine.details.readResources(row, { signal: scene.signal });

  it('names a kind that may not be read, and shows the rest', async () => {
    scene.cluster.put(
      createAppliedKustomization(shopInventory),
      ...createWorkloadObjects(),
    );
    scene.cluster.forbidden.add('replicasets').add('services');
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'Deployment checkout-api Synced Progressing',
      'Service checkout-api Unknown -',
      'ConfigMap settings OutOfSync Missing',
      'Pod checkout-api-2-good - Healthy < checkout-api',
      'Pod checkout-api-2-bad - Degraded < checkout-api',
    ]);
    expect(tree.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('services in namespace shop'),
      expect.stringContaining('replicasets of apps in namespace shop'),
    ]);
  });

  it('reads a target with the account configured for it, and says so when there is none', async () => {
    scene.cluster.put(
      createAppliedKustomization(shopInventory, {
        spec: { kubeConfig: { secretRef: { name: 'gcp-gke' } } },
      }),
    );
    scene.other.put(...createWorkloadObjects());
    const remote = (name: string) =>
      read({ ...kustomized, cluster: { name, labels: {} } });
    expect(toTreeLines(await remote('gcp-gke'))).toContain(
      'Pod checkout-api-2-good - Healthy < checkout-api-2',
    );
    const unknown = await remote('on-prem');
    expect(toTreeLines(unknown)).toEqual([
      'Deployment checkout-api Unknown -',
      'Service checkout-api Unknown -',
      'ConfigMap settings Unknown -',
    ]);
    expect(unknown.problems).toEqual([
      {
        code: 'TargetNotConfigured',
        message:
          'It runs on on-prem, which Flux on azure-aks reaches with a kubeconfig of its own: its objects cannot be read from here. Add on-prem to gitops.flux.clusters to see them.',
      },
    ]);
  });

  it('rejects with one sentence when nothing can be told', async () => {
    await expect(read()).rejects.toMatchObject({
      code: 'NotFound',
      message:
        'Kustomization checkout-api in namespace flux-system is not there any more.',
    });
    scene.cluster.isTokenRefused = true;
    await expect(read()).rejects.toMatchObject({ code: 'Unauthorized' });
  });

  it('gives up on a kind that is not answered in time, and shows the rest', async () => {
    scene.cluster.put(
      createAppliedKustomization(shopInventory),
      ...createWorkloadObjects(),
    );
    scene.cluster.hanging.add('services').add('pods');
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'Deployment checkout-api Synced Progressing',
      'Service checkout-api Unknown -',
      'ConfigMap settings OutOfSync Missing',
      'ReplicaSet checkout-api-2 - Progressing < checkout-api',
    ]);
    expect(tree.problems).toEqual([
      {
        code: 'TimedOut',
        message: 'Flux on azure-aks did not answer in time.',
      },
    ]);
  });

  it('ends when its signal aborts, also while the cluster hangs', async () => {
    scene.cluster.put(createAppliedKustomization(shopInventory));
    scene.cluster.hanging.add('deployments');
    const leaving = new AbortController();
    const reading = scene.engine.details.readResources(kustomized, {
      signal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), 100);
    await expect(reading).rejects.toThrow();
  });
});
