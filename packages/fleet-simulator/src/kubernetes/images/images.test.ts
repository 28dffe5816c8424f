import { readRecording } from '@backstage-gitops/recordings';
import { stringify } from 'yaml';
import { deliveryPaths } from '../../testing/deliveryPaths';
import { platformFiles } from '../../testing/platformFiles';
import { startTestCluster, TestCluster } from '../../testing/startTestCluster';
import { toShape } from '../../testing/toShape';
import { parseConditions } from '../flux/conditions';
import { KubernetesObject } from '../objects/KubernetesObject';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

const recordings = [
  'list-imagerepositories',
  'list-imagepolicies',
  'list-imageupdateautomations',
];

const recordedItems = (name: string) =>
  (
    readRecording('kubernetes', name).response.body as unknown as {
      items: KubernetesObject[];
    }
  ).items;

const file = deliveryPaths.appFile('checkout-api');

const files = {
  ...platformFiles,
  [file]: platformFiles[file].replace(
    'tag: 1.4.2',
    'tag: 1.4.2 # {"$imagepolicy": "flux-system:checkout-api:tag"}',
  ),
  'clusters/azure-aks/apps/images.yaml': recordings
    .flatMap(recordedItems)
    .map(({ apiVersion, kind, metadata: { name, namespace }, spec }) =>
      stringify({ apiVersion, kind, metadata: { name, namespace }, spec }),
    )
    .join('---\n'),
};

const telling = ({ status }: KubernetesObject) =>
  parseConditions(status).map(
    condition =>
      `${condition.type} ${condition.status} ${
        condition.reason
      }: ${condition.message
        .replace(/checksum \d+/, 'checksum <number>')
        .replace(/ \(previously .*\)/, '')
        .replace('https:', 'http:')}`,
  );

/** Written by kubectl there, by Flux here; the tag before is only told once a policy moved. */
const isCompared = (line: string) =>
  !/metadata\.(labels|annotations)|observedPreviousRef/.test(line);

describe('image automation', () => {
  let cluster: TestCluster;
  let before: KubernetesObject;
  beforeAll(async () => {
    cluster = await startTestCluster({ files });
    const { path } = readRecording('kubernetes', recordings[2]).request;
    await cluster.until(async () => {
      const [automation] = (await cluster.items(path)) ?? [];
      return automation?.status?.lastAutomationRunTime;
    });
    const [automation] = await cluster.items(path);
    before = automation;
    for (const tag of ['1.5.0', '1.5.1', '2.0.0', 'latest'])
      cluster.simulator.publishImage('checkout-api', tag);
    await cluster.until(async () => {
      const [found] = await cluster.items(path);
      const { lastPushCommit, observedPolicies } = found.status ?? {};
      return (
        lastPushCommit &&
        JSON.stringify(observedPolicies).includes('1.5.1') &&
        telling(found)[0].endsWith('repository up-to-date')
      );
    });
  });
  afterAll(() => cluster.stop());

  it.each(recordings)('%s', async name => {
    const { request, response } = readRecording('kubernetes', name);
    const toTold = (objects: KubernetesObject[]) =>
      Object.fromEntries(
        objects.map(each => [each.metadata.name, telling(each)]),
      );
    const answer = await cluster.until(async () => {
      const found = await cluster.request(request.path);
      const { items } = found.body as unknown as { items: KubernetesObject[] };
      const isAlike =
        JSON.stringify(toTold(items)) ===
        JSON.stringify(toTold(recordedItems(name)));
      return isAlike && found;
    });
    expect(answer.status).toBe(response.status);
    expect(answer.headers.get('content-type')).toBe(
      response.headers['content-type'],
    );
    expect(toShape(answer.body).filter(isCompared)).toEqual(
      toShape(response.body).filter(isCompared),
    );
  });

  it('does not push while nothing is newer than what runs', () => {
    expect(telling(before)).toEqual([
      'Ready True Succeeded: repository up-to-date',
    ]);
    expect(before.status).not.toHaveProperty('lastPushCommit');
  });

  it('pushes the newest tag that fits, keeps the marker, and moves the service', async () => {
    const { repository } = cluster;
    const text = repository.read(repository.head(), file);
    expect(text).toContain(
      'tag: 1.5.1 # {"$imagepolicy": "flux-system:checkout-api:tag"}',
    );
    expect(repository.describe(repository.head())?.message).toMatch(
      /^1\.[45]\.\d -> 1\.5\.\d$/,
    );
    await cluster.until(async () => {
      const path = deliveryPaths.workload('payments', 'checkout-api');
      return JSON.stringify(await cluster.get(path)).includes(
        'checkout-api:1.5.1',
      );
    });
  });

  it('leaves what a person commits, until it is asked', async () => {
    const { repository } = cluster;
    const text = repository.read(repository.head(), file) ?? '';
    repository.commit({ [file]: text.replace('tag: 1.5.1', 'tag: 1.5.0') });
    await cluster.until(async () => {
      const path = deliveryPaths.workload('payments', 'checkout-api');
      return JSON.stringify(await cluster.get(path)).includes(
        'checkout-api:1.5.0',
      );
    });
    expect(repository.read(repository.head(), file)).toContain('tag: 1.5.0');
    await cluster.patch(
      '/apis/image.toolkit.fluxcd.io/v1/namespaces/flux-system/imageupdateautomations/apps',
      {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' },
        },
      },
    );
    await cluster.until(async () =>
      repository.read(repository.head(), file)?.includes('tag: 1.5.1'),
    );
  });
});
