import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  LiveResource,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ManifestMasks, toPublicManifest } from '../mapping';
import { toYaml } from './compareManifests';
import { DetailsContext } from './DetailsContext';
import { readTree } from './readTree';

/** Reads one object of a Deployment, values of Secrets masked. */
export async function readLiveResource(
  context: DetailsContext,
  deployment: Deployment,
  options: { ref: ResourceRef; signal: AbortSignal },
): Promise<LiveResource> {
  const { ref, signal } = options;
  const id = toResourceId(ref);
  const { entries, target, problems } = await readTree(context, deployment, {
    signal,
  });
  const found = entries.find(({ node }) => node.id === id);
  if (!found) {
    throw new NotFoundError(
      `${deployment.name} has no ${ref.kind} ${ref.name}, or not any more.`,
    );
  }
  if (!target) {
    throw new EngineError({
      code: 'NotFound',
      message: problems[0]?.message ?? 'Its cluster cannot be read from here.',
    });
  }
  const object = await target.read(found.node.ref, { whole: true, signal });
  if (!object) {
    throw new NotFoundError(`${ref.kind} ${ref.name} is not on the cluster.`);
  }
  const { manifest } = toPublicManifest(object, new ManifestMasks());
  return {
    node: found.node,
    manifest: toYaml(manifest),
  };
}
