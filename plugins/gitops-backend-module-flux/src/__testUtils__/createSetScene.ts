import { toDeploymentSetId } from '@backstage-gitops/plugin-gitops-common';
import { createFluxMemory } from '../observation/FluxMemory';
import { FluxPicture } from '../observation/FluxPicture';
import { FollowedKind } from '../observation/FollowedKind';
import { FluxKind } from '../observation/fluxKinds';
import { RecordedObject, readRecordedObjects } from './readRecordedObjects';

/** A kind as it is followed. */
export const followAll = (kind: FluxKind): FollowedKind => ({
  kind,
  resource: { group: 'g', version: 'v', plural: kind },
  selection: {},
});
/** The engine of the scene. */
export const sceneEngine = { type: 'flux' as const, name: 'azure-aks' };
/** Id of a set of the scene. */
export const toSceneSetId = (
  kind: 'Kustomization' | 'ResourceSet',
  name: string,
) =>
  toDeploymentSetId({
    engine: sceneEngine,
    namespace: 'flux-system',
    kind,
    name,
  });
/** Id of a row of the scene. */
export const toSceneRowId = (kind: string, name: string) =>
  `flux:azure-aks:flux-system:${kind}:${name}`;

const lists = {
  Kustomization: readRecordedObjects('list-kustomizations'),
  HelmRelease: readRecordedObjects('list-helmreleases'),
};

/** The recorded Kustomizations and HelmReleases, which can be changed. */
export function createSetScene() {
  const picture = new FluxPicture({
    engineName: 'azure-aks',
    knownClusters: [{ name: 'gcp-gke', aliases: [] }],
    memory: createFluxMemory(),
    now: () => 0,
  });
  for (const [kind, objects] of Object.entries(lists)) {
    picture.apply(followAll(kind as FluxKind), { type: 'listed', objects });
  }
  return {
    picture,
    put: (kind: FluxKind, object: object) =>
      picture.apply(followAll(kind), { type: 'changed', object }),
    readSets() {
      picture.takeChanges();
      return picture.readSets();
    },
    readSetOf(name: string) {
      picture.takeChanges();
      return picture.readDeployments().find(row => row.name === name)?.set;
    },
  };
}

/** A recorded Kustomization with other parts of its spec or status. */
export function changeKustomization(
  name: string,
  parts: { spec?: object; status?: object },
) {
  const object = lists.Kustomization.find(
    ({ metadata }) => metadata.name === name,
  ) as RecordedObject & { spec: object; status: object };
  return {
    ...object,
    metadata: { ...object.metadata, resourceVersion: 'new' },
    spec: { ...object.spec, ...parts.spec },
    status: { ...object.status, ...parts.status },
  };
}

/** The status of an object that failed. */
export const createFailure = (
  reason: string,
  message: string,
  at = '2026-11-23T02:00:00Z',
) => ({
  conditions: [
    {
      type: 'Ready',
      status: 'False',
      reason,
      message,
      observedGeneration: 1,
      lastTransitionTime: at,
    },
  ],
});
