import { readRecording } from '@backstage-gitops/recordings';
import { openWatch, WatchEvent } from '../testing/openWatch';
import { overlayFile, releaseFile } from '../testing/platformFiles';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';
import { toStates } from '../testing/toStates';
import { parseConditions } from './flux/conditions';
import { KubernetesObject } from './objects/KubernetesObject';

const appFile = (service: string) => `clusters/azure-aks/apps/${service}.yaml`;

/** What a recorded watch said about one object, as states between two of its resourceVersions. */
function readStates(
  recording: string,
  options: { name: string; from?: number; to?: number },
): string[] {
  const { name, from = 0, to = Infinity } = options;
  const { chunks = [] } = readRecording('kubernetes', recording).response;
  const objects = chunks
    .map(({ text }) => text ?? '')
    .join('')
    .split('\n')
    .filter(Boolean)
    .map(line => (JSON.parse(line) as WatchEvent).object)
    .filter(({ metadata }) => metadata.name === name)
    .filter(({ metadata }) => {
      const at = Number(metadata.resourceVersion);
      return at >= from && at <= to;
    });
  const states = toStates(objects);
  expect(states.length).toBeGreaterThan(2);
  return states;
}

const isSteady = ({ metadata, status }: KubernetesObject) => {
  const types = parseConditions(status).map(({ type }) => type);
  return (
    status?.observedGeneration === metadata.generation &&
    types.includes('Ready') &&
    !types.includes('Reconciling')
  );
};

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('states of Flux objects', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
  });
  afterEach(async () => {
    await cluster.stop();
  });

  /** The states of an object from a change until `isDone`, without the one it had before. */
  const record = async (options: {
    path: string;
    name: string;
    change: () => void;
    isDone: (object: KubernetesObject) => boolean;
  }) => {
    const { path, name, change, isDone } = options;
    const steady = await cluster.until(async () => {
      const items = await cluster.items(path);
      const found = items?.find(({ metadata }) => metadata.name === name);
      return found && isSteady(found) && found;
    });
    const { resourceVersion } = steady.metadata;
    const watch = await openWatch(
      cluster,
      `${path}?watch=1&resourceVersion=${resourceVersion}&fieldSelector=metadata.name%3D${name}`,
    );
    change();
    const end = await cluster.until(async () => {
      const index = watch.events.findIndex(({ object }) => isDone(object));
      return index >= 0 && index + 1;
    });
    watch.close();
    const seen = watch.events.slice(0, end).map(({ object }) => object);
    return toStates([steady, ...seen]).slice(1);
  };
  const releaseTag = (tag: string) =>
    cluster.repository.commit({
      [appFile('checkout-api')]: releaseFile('checkout-api', tag),
    });
  const untilGeneration = (generation: number) => (object: KubernetesObject) =>
    object.status?.observedGeneration === generation;
  const helmReleases = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';

  it('takes a Kustomization with a new image through the recorded states', async () => {
    const states = await record({
      path: '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
      name: 'inventory-api',
      change: () =>
        cluster.repository.commit({
          [appFile('inventory-api')]: overlayFile('inventory-api', '2.0.2'),
        }),
      isDone: untilGeneration(2),
    });
    const name = 'inventory-api';
    expect(states).toEqual(readStates('watch-kustomizations', { name }));
  });

  it('takes a HelmRelease with a new image through the recorded states', async () => {
    await record({
      path: helmReleases,
      name: 'checkout-api',
      change: () => releaseTag('1.4.3'),
      isDone: untilGeneration(2),
    });
    const states = await record({
      path: helmReleases,
      name: 'checkout-api',
      change: () => releaseTag('1.4.4'),
      isDone: untilGeneration(3),
    });
    expect(states).toEqual(
      readStates('watch-helmreleases', {
        name: 'checkout-api',
        from: 4370,
        to: 4531,
      }),
    );
  });

  it('takes a HelmRelease whose image never starts through the recorded failure and rollback', async () => {
    await record({
      path: helmReleases,
      name: 'checkout-api',
      change: () => releaseTag('1.4.3'),
      isDone: untilGeneration(2),
    });
    const isRolledBack = ({ status }: KubernetesObject) =>
      parseConditions(status).some(({ type }) => type === 'Remediated');
    const states = await record({
      path: helmReleases,
      name: 'checkout-api',
      change: () => releaseTag('bad'),
      isDone: isRolledBack,
    });
    expect(states).toEqual(
      readStates('watch-helmreleases', {
        name: 'checkout-api',
        from: 4622,
      }),
    );
  });

  it('takes a GitRepository after a push through the recorded states', async () => {
    const states = await record({
      path: '/apis/source.toolkit.fluxcd.io/v1/gitrepositories',
      name: 'platform-gitops',
      change: () => cluster.repository.commit({ 'README.md': 'Hello' }),
      isDone: ({ status }) =>
        JSON.stringify(status?.artifact).includes(cluster.repository.head()),
    });
    expect(states).toEqual(
      readStates('watch-gitrepositories', {
        name: 'platform-gitops',
        from: 4284,
        to: 4288,
      }),
    );
  });
});
