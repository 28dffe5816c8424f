import {
  ResourceDiff,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { ManifestMasks } from '../mapping';
import { compareManifests, toDiffSide } from './compareManifests';
import { ClusterReader } from './ClusterReader';
import { ProblemList } from './ProblemList';
import { FluxObject } from './readFluxObject';
import { readHelmManifest } from './readHelmManifest';
import { readManagedObjects } from './readManagedObjects';
import { toManifestRefs } from './readManagedRefs';

/** Compares what Helm rendered for the newest revision of a release with what is on the cluster. */
export async function readReleaseDiff(
  reader: ClusterReader,
  flux: Extract<FluxObject, { kind: 'HelmRelease' }>,
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<ResourceDiff[]> {
  const { problems, signal } = options;
  const written = await readHelmManifest(reader, flux.value, { signal });
  if (!written) {
    problems.add({
      code: 'NoRelease',
      message:
        'Helm keeps no release of it: it was not installed yet, or what Helm stored was deleted.',
    });
    return [];
  }
  problems.add({
    code: 'ReleaseBasis',
    message:
      'Compared is what Helm rendered for its newest release. A newer chart or newer values that wait are rendered by helm-controller only, and hooks are not kept on the cluster.',
  });
  const refs = await toManifestRefs(reader, written, { ...options, flux });
  const live = await readManagedObjects(reader, refs, {
    ...options,
    flux,
    whole: true,
  });
  const masks = new ManifestMasks();
  return refs.map((ref, index): ResourceDiff => {
    const id = toResourceId(ref);
    // Helm sends an object without a namespace to that of the release.
    const desired = {
      ...written[index],
      metadata: {
        ...written[index].metadata,
        ...(ref.namespace && { namespace: ref.namespace }),
      },
    };
    const object = live.get(id);
    if (object) {
      return { id, ref, ...compareManifests(desired, object, masks) };
    }
    const { side, masked } = toDiffSide(desired, masks);
    return {
      id,
      ref,
      state: object === null ? 'missing' : 'unknown',
      desired: side,
      ...(masked && { masked }),
      ...(object === undefined && {
        reason: {
          code: 'Unread',
          message: 'The object on the cluster could not be read.',
        },
      }),
    };
  });
}
