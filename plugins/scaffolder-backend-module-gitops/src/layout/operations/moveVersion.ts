import { InputError } from '@backstage/errors';
import { FileDraft } from '../FileDraft';
import { readVersion, setVersion } from '../platform/deploymentVersion';
import { layoutPaths } from '../platform/layoutPaths';

/**
 * Gives a service another version on some clusters: one changed field in one file each.
 *
 * @throws InputError when it is not on one of them, or its file says no version.
 */
export function moveVersion(
  draft: FileDraft,
  service: string,
  { clusters, version }: { clusters: readonly string[]; version: string },
): { cluster: string; from?: string; to: string }[] {
  return clusters.map(cluster => {
    const path = layoutPaths.deployment(cluster, service);
    const text = draft.read(path);
    if (text === undefined) {
      throw new InputError(
        `${service} is not on ${cluster}. Bring it there with gitops:service:add-cluster.`,
      );
    }
    const changed = setVersion(text, version, { file: path });
    if (changed === undefined) {
      throw new InputError(
        `${path} says no version: there is neither an image tag in its values nor an image of kustomize.`,
      );
    }
    draft.write(path, changed);
    return { cluster, from: readVersion(text), to: version };
  });
}
