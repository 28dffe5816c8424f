import {
  readRecordedEvents,
  readRecordedObjects,
} from '../__testUtils__/readRecordedObjects';
import { FluxKind } from './fluxKinds';
import { FluxPicture } from './FluxPicture';
import { FollowedKind } from './FollowedKind';

const follow = (kind: FluxKind): FollowedKind => ({
  kind,
  resource: { group: 'g', version: 'v', plural: kind },
  selection: {},
});
const createPicture = () =>
  new FluxPicture({ engineName: 'azure-aks', knownClusters: [] });

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
      object: { ...chart, status: { artifact: { revision: '0.2.0' } } },
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
    expect(picture.takeChanges()).toEqual({
      upserted: [],
      removed: ['flux:azure-aks:flux-system:Kustomization:bootstrap'],
    });
    expect(bootstrap.metadata.name).toBe('bootstrap');
  });

  it('forgets a row that becomes unreadable, and says why, until it is readable again', () => {
    const picture = createListed();
    picture.takeChanges();
    const [release] = readRecordedObjects('list-helmreleases');
    picture.apply(follow('HelmRelease'), {
      type: 'changed',
      object: { ...release, spec: { chart: { spec: {} } } },
    });
    expect(picture.takeChanges().removed).toEqual([
      'flux:azure-aks:flux-system:HelmRelease:checkout-api',
    ]);
    expect(picture.readWarnings()).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'HelmRelease flux-system/checkout-api of azure-aks is not shown: its spec.chart.spec.chart is not what Flux writes.',
      },
    ]);
    picture.apply(follow('HelmRelease'), { type: 'changed', object: release });
    expect(picture.takeChanges().upserted).toHaveLength(1);
    expect(picture.readWarnings()).toEqual([]);
  });
});
