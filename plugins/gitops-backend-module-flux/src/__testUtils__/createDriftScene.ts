import { eventKinds } from '../observation/eventKinds';
import { createFluxMemory, FluxMemory } from '../observation/FluxMemory';
import { FluxPicture } from '../observation/FluxPicture';
import { FollowedKind } from '../observation/FollowedKind';

const [eventsOfReleases] = eventKinds;
const follow = (kind: 'HelmRelease' | 'Kustomization'): FollowedKind => ({
  kind,
  resource: { group: 'g', version: 'v', plural: kind },
  selection: {},
});

/** A picture of one object, whose Events can be told and whose clock can be set. */
export function createDriftScene(
  object: object,
  memory: FluxMemory = createFluxMemory(),
) {
  const clock = { now: 0 };
  const picture = new FluxPicture({
    engineName: 'azure-aks',
    knownClusters: [],
    memory,
    now: () => clock.now,
  });
  const isRelease = 'chart' in (object as { spec: object }).spec;
  const followed = follow(isRelease ? 'HelmRelease' : 'Kustomization');
  picture.apply(followed, { type: 'listed', objects: [object] });
  return {
    clock,
    picture,
    followed,
    eventsOfReleases,
    put: (changed: object) =>
      picture.apply(followed, { type: 'changed', object: changed }),
    listEvents: (...objects: unknown[]) =>
      picture.apply(eventsOfReleases, { type: 'listed', objects }),
    listEventsAt: (resourceVersion: string, ...objects: unknown[]) =>
      picture.apply(eventsOfReleases, {
        type: 'listed',
        objects,
        resourceVersion,
      }),
    tell: (event: unknown) =>
      picture.apply(eventsOfReleases, { type: 'changed', object: event }),
    read() {
      picture.takeChanges();
      return picture.readDeployments()[0].drift;
    },
  };
}
