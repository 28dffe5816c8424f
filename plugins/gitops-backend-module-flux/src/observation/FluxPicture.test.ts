import {
  readRecordedEvents,
  readRecordedObjects,
} from '../__testUtils__/readRecordedObjects';
import { FluxKind } from './fluxKinds';
import { createFluxMemory } from './FluxMemory';
import { FluxPicture } from './FluxPicture';
import { FollowedKind } from './FollowedKind';

const follow = (kind: FluxKind): FollowedKind => ({
  kind,
  resource: { group: 'g', version: 'v', plural: kind },
  selection: {},
});
const createPicture = () =>
  new FluxPicture({
    engineName: 'azure-aks',
    knownClusters: [],
    memory: createFluxMemory(),
    now: () => 0,
  });

/** A picture of the recorded lists. */
function createListed(): FluxPicture {
  const picture = createPicture();
  const lists: [FluxKind, string][] = [
    ['HelmRelease', 'list-helmreleases'],
    ['Kustomization', 'list-kustomizations'],
    ['HelmChart', 'list-helmcharts'],
    ['GitRepository', 'list-gitrepositories'],
  ];
  for (const [kind, recording] of lists) {
    picture.apply(follow(kind), {
      type: 'listed',
      objects: readRecordedObjects(recording),
    });
  }
  return picture;
}

describe('FluxPicture', () => {
  it('holds every listed object, and tells each once', () => {
    const picture = createListed();
    expect(picture.takeChanges().upserted.map(({ name }) => name)).toEqual([
      'apps',
      'bootstrap',
      'cluster',
      'infrastructure',
      'inventory-api',
      'checkout-api',
    ]);
    expect(picture.takeChanges()).toEqual({ upserted: [], removed: [] });
  });

  it('leaves what is too much at once for the next time, releases after what defines them', () => {
    const picture = createListed();
    const takeNames = () =>
      picture.takeChanges(4).upserted.map(({ name }) => name);
    expect(takeNames()).toEqual([
      'apps',
      'bootstrap',
      'cluster',
      'infrastructure',
    ]);
    expect(picture.hasNews).toBe(true);
    expect(takeNames()).toEqual(['inventory-api', 'checkout-api']);
    expect(picture.hasNews).toBe(false);
    expect(takeNames()).toEqual([]);
  });

  it('tells with a HelmRelease also where its values are written', () => {
    const picture = createListed();
    picture.takeChanges();
    const read = () =>
      picture.readDeployments().find(({ kind }) => kind === 'HelmRelease')!
        .sources;
    expect(read().map(({ path }) => path)).toEqual([
      './apps/checkout-api',
      './clusters/azure-aks/apps',
    ]);
    const moved = readRecordedEvents('watch-kustomizations')
      .filter(({ object }) => object.metadata.name === 'apps')
      .at(-1)!;
    picture.apply(follow('Kustomization'), {
      type: 'changed',
      object: moved.object,
    });
    const { upserted } = picture.takeChanges();
    expect(upserted.map(({ name }) => name)).toEqual(['apps', 'checkout-api']);
    expect(read()[1].applied).toBe(
      'main@sha1:5b6fc8f5a89aaacdf6ac4eac114fcd683b7bee7e',
    );
  });

  it('changes what a chart or the repository behind it changes', () => {
    const picture = createListed();
    picture.takeChanges();
    const [repository] = readRecordedObjects('list-gitrepositories');
    picture.apply(follow('GitRepository'), {
      type: 'deleted',
      object: repository,
    });
    expect(picture.takeChanges().upserted).toHaveLength(6);
    const [chart] = readRecordedObjects('list-helmcharts');
    picture.apply(follow('HelmChart'), {
      type: 'changed',
      object: {
        ...chart,
        metadata: { ...chart.metadata, resourceVersion: '9999' },
        status: { artifact: { revision: '0.2.0' } },
      },
    });
    expect(picture.takeChanges().upserted).toMatchObject([
      { name: 'checkout-api', sync: 'OutOfSync', health: 'Healthy' },
    ]);
  });

  it('removes what is deleted, and what a new list does not have', () => {
    const picture = createListed();
    picture.takeChanges();
    const [apps, bootstrap, ...others] = readRecordedObjects(
      'list-kustomizations',
    );
    picture.apply(follow('Kustomization'), { type: 'deleted', object: apps });
    expect(picture.takeChanges().removed).toEqual([
      'flux:azure-aks:flux-system:Kustomization:apps',
    ]);
    picture.apply(follow('Kustomization'), { type: 'listed', objects: others });
    const { upserted, removed } = picture.takeChanges();
    expect(removed).toEqual([
      'flux:azure-aks:flux-system:Kustomization:bootstrap',
    ]);
    // What it generated is in no set any more.
    expect(upserted.map(({ name, set }) => [name, set])).toEqual([
      ['cluster', undefined],
      ['infrastructure', undefined],
    ]);
    expect(bootstrap.metadata.name).toBe('bootstrap');
  });

  it('keeps a row that becomes unreadable as it was, and says why, until it is readable again', () => {
    const picture = createListed();
    picture.takeChanges();
    const [release] = readRecordedObjects('list-helmreleases');
    picture.apply(follow('HelmRelease'), {
      type: 'changed',
      object: { ...release, spec: { chart: { spec: {} } } },
    });
    expect(picture.takeChanges()).toEqual({ upserted: [], removed: [] });
    expect(picture.readWarnings()).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'HelmRelease flux-system/checkout-api of azure-aks cannot be read: its spec.chart.spec.chart is not what Flux writes.',
        deployments: ['flux:azure-aks:flux-system:HelmRelease:checkout-api'],
      },
    ]);
    const suspended = { ...Object(release.spec), suspend: true };
    picture.apply(follow('HelmRelease'), {
      type: 'changed',
      object: { ...release, spec: suspended },
    });
    expect(picture.takeChanges().upserted).toHaveLength(1);
    expect(picture.readWarnings()).toEqual([]);
    picture.apply(follow('HelmRelease'), {
      type: 'changed',
      object: { ...release, spec: { chart: { spec: {} } } },
    });
    picture.apply(follow('HelmRelease'), { type: 'deleted', object: release });
    expect(picture.takeChanges().removed).toEqual([
      'flux:azure-aks:flux-system:HelmRelease:checkout-api',
    ]);
    expect(picture.readWarnings()).toEqual([]);
  });

  it('takes another state for another although a restored cluster gives it the same version', () => {
    const picture = createListed();
    const [release] = readRecordedObjects('list-helmreleases');
    const listAt = (version: number, object: object) =>
      picture.apply(follow('HelmRelease'), {
        type: 'listed',
        objects: [object],
        resourceVersion: String(version),
      });
    const newest = Number(release.metadata.resourceVersion) + 100;
    listAt(newest, release);
    picture.takeChanges();
    const suspended = {
      ...release,
      spec: { ...Object(release.spec), suspend: true },
    };
    // Versions that go on say what they always say.
    listAt(newest + 1, suspended);
    expect(picture.takeChanges().upserted).toEqual([]);
    listAt(newest - 50, suspended);
    expect(picture.takeChanges().upserted).toMatchObject([
      { automation: { suspended: true } },
    ]);
  });

  it('takes a source of a restored cluster too', () => {
    const picture = createListed();
    picture.takeChanges();
    const [repository, ...others] = readRecordedObjects('list-gitrepositories');
    const listAt = (version: number, object: object) =>
      picture.apply(follow('GitRepository'), {
        type: 'listed',
        objects: [object, ...others],
        resourceVersion: String(version),
      });
    listAt(9_000_000, repository);
    listAt(8_000_000, {
      ...repository,
      spec: { ...Object(repository.spec), url: 'https://git.example.com/old' },
    });
    expect(
      picture
        .takeChanges()
        .upserted.flatMap(({ sources }) => sources)
        .map(source => source.repository),
    ).toContain('https://git.example.com/old');
  });

  it('maps anew only what a source that changed has to do with, whatever a new list repeats', () => {
    const [release] = readRecordedObjects('list-helmreleases');
    const [chart] = readRecordedObjects('list-helmcharts');
    const names = Array.from({ length: 2_000 }, (_, index) => `app-${index}`);
    const releases = names.map(name => ({
      ...release,
      metadata: { ...release.metadata, name },
      status: { ...Object(release.status), helmChart: `flux-system/${name}` },
    }));
    const toCharts = (moved: string[]) =>
      names.map(name => ({
        ...chart,
        metadata: {
          ...chart.metadata,
          name,
          resourceVersion: moved.includes(name) ? '2' : '1',
        },
        ...(moved.includes(name) && {
          status: { artifact: { revision: '0.2.0' } },
        }),
      }));
    const picture = createPicture();
    const list = (kind: FluxKind, objects: unknown[]) =>
      picture.apply(follow(kind), { type: 'listed', objects });
    list('HelmRelease', releases);
    list('HelmChart', toCharts([]));
    expect(picture.takeChanges().upserted).toHaveLength(2_000);
    list('HelmChart', toCharts(['app-7', 'app-1999']));
    expect(picture.takeChanges().upserted).toMatchObject([
      { name: 'app-7', revision: { desired: '0.2.0' } },
      { name: 'app-1999', revision: { desired: '0.2.0' } },
    ]);
  });

  it('follows a chart to another repository', () => {
    const [release] = readRecordedObjects('list-helmreleases');
    const [chart] = readRecordedObjects('list-helmcharts');
    const [repository] = readRecordedObjects('list-gitrepositories');
    const toRepository = (name: string, url: string) => ({
      ...repository,
      metadata: { ...repository.metadata, name, resourceVersion: url },
      spec: { ...Object(repository.spec), url },
    });
    const toChart = (name: string) => ({
      ...chart,
      metadata: { ...chart.metadata, name: 'shared', resourceVersion: name },
      spec: {
        ...Object(chart.spec),
        sourceRef: { kind: 'GitRepository', name },
      },
    });
    const picture = createPicture();
    const tell = (kind: FluxKind, object: unknown) =>
      picture.apply(follow(kind), { type: 'changed', object });
    const read = () => picture.readDeployments()[0].sources[0].repository;
    tell('HelmRelease', {
      ...release,
      spec: {
        ...Object(release.spec),
        chart: undefined,
        chartRef: { kind: 'HelmChart', name: 'shared' },
      },
    });
    tell('GitRepository', toRepository('one', 'https://git.example.com/one'));
    tell('GitRepository', toRepository('two', 'https://git.example.com/two'));
    tell('HelmChart', toChart('one'));
    picture.takeChanges();
    expect(read()).toBe('https://git.example.com/one');
    tell('HelmChart', toChart('two'));
    picture.takeChanges();
    expect(read()).toBe('https://git.example.com/two');
    tell('GitRepository', toRepository('two', 'https://git.example.com/2'));
    picture.takeChanges();
    expect(read()).toBe('https://git.example.com/2');
    tell('GitRepository', toRepository('one', 'https://git.example.com/1'));
    expect(picture.takeChanges()).toEqual({ upserted: [], removed: [] });
  });
});
