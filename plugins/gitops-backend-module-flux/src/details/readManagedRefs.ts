import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../client/wire';
import { toInventoryRefs, toResourceRef } from '../mapping';
import { ClusterReader } from './ClusterReader';
import {
  ManifestObject,
  readHelmManifest,
  toManifestRef,
} from './readHelmManifest';
import { ProblemList } from './ProblemList';
import { FluxObject } from './readFluxObject';

/** What a chart usually consists of and that can be asked for by label. */
const LABELLED = [
  { group: 'apps', version: 'v1', kind: 'Deployment' },
  { group: 'apps', version: 'v1', kind: 'StatefulSet' },
  { group: 'apps', version: 'v1', kind: 'DaemonSet' },
  { group: 'batch', version: 'v1', kind: 'CronJob' },
  { group: '', version: 'v1', kind: 'Service' },
  { group: 'networking.k8s.io', version: 'v1', kind: 'Ingress' },
];

/**
 * What a Deployment consists of by its own word: the inventory; of a HelmRelease without one (before
 * helm-controller 1.5) the manifest that Helm stored. Where that may not be read either, what carries the
 * label of its HelmRelease, among the usual kinds.
 */
export async function readManagedRefs(
  reader: ClusterReader,
  flux: FluxObject,
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<ResourceRef[]> {
  const { problems, signal } = options;
  const { inventory } = flux.value.status ?? {};
  if (inventory || flux.kind === 'Kustomization') {
    return toInventoryRefs(inventory);
  }
  const objects = await problems.tolerate(
    readHelmManifest(reader, flux.value, { signal }),
    { otherwise: null, signal },
  );
  return objects
    ? toManifestRefs(reader, objects, { ...options, flux })
    : (await listLabelled(reader, flux, options)).map(toResourceRef);
}

/** Needs to know which kinds live in namespaces; one the cluster does not serve is taken for such. */
export async function toManifestRefs(
  reader: ClusterReader,
  objects: ManifestObject[],
  options: { flux: FluxObject; problems: ProblemList; signal: AbortSignal },
): Promise<ResourceRef[]> {
  const { flux, problems, signal } = options;
  const namespace = toReleaseNamespace(flux);
  return Promise.all(
    objects.map(async object => {
      const ref = toManifestRef(object, { namespace, isNamespaced: true });
      const found = await problems.tolerate(
        reader.find({ ...ref, version: ref.version ?? 'v1' }),
        { otherwise: undefined, signal },
      );
      return found?.isNamespaced === false
        ? toManifestRef(object, { namespace, isNamespaced: false })
        : ref;
    }),
  );
}

function toReleaseNamespace({ value }: FluxObject): string {
  return value.spec.targetNamespace ?? value.metadata.namespace;
}

async function listLabelled(
  reader: ClusterReader,
  flux: FluxObject,
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<LiveObject[]> {
  const { problems, signal } = options;
  const { namespace, name } = flux.value.metadata;
  const lists = await Promise.all(
    LABELLED.map(kind =>
      problems.tolerate(
        reader.list(kind, {
          selection: {
            namespace: toReleaseNamespace(flux),
            labelSelector: `helm.toolkit.fluxcd.io/name=${name},helm.toolkit.fluxcd.io/namespace=${namespace}`,
          },
          signal,
        }),
        { otherwise: [], signal },
      ),
    ),
  );
  return lists.flat();
}
