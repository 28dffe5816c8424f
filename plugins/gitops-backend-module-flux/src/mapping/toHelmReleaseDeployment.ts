import { HelmRelease } from '../client/wire';
import { deriveChartSource } from './deriveChartSource';
import { deriveHelmReleaseState } from './deriveHelmReleaseState';
import { FluxMappingContext } from './FluxMappingContext';
import { MappedFluxObject } from './MappedFluxObject';
import { toFluxDeployment } from './toFluxDeployment';

/** Maps a HelmRelease to our words. Pure. */
export function toHelmReleaseDeployment(
  release: HelmRelease,
  context: FluxMappingContext,
): MappedFluxObject {
  const { metadata, spec, status } = release;
  const source = deriveChartSource(context.sources, release);
  const state = deriveHelmReleaseState(release, source, {
    previous: context.previous?.attempt,
    drift: {
      evidence: context.evidence,
      areEventsRead: context.areEventsRead ?? false,
      previous: context.previous?.deployment.drift,
    },
  });
  const deployed = status?.history?.find(entry => entry.status === 'deployed');
  const image = toImage(release);
  const appName = spec.releaseName ?? metadata.name;
  const tag = spec.values?.image?.tag;
  // Charts have a default repository: a tag alone is evidence, but no image to show.
  const evidence = image ?? (tag && `${appName}:${tag}`);
  return toFluxDeployment(
    release,
    {
      kind: 'HelmRelease',
      state,
      source,
      appName,
      targetNamespace: spec.targetNamespace ?? metadata.namespace,
      images: image ? [image] : [],
      evidence: {
        images: evidence ? [evidence] : [],
        chartAppVersion: deployed?.appVersion,
        revision: state.applied,
      },
      automation: {
        prune: true,
        selfHeal: spec.driftDetection?.mode === 'enabled',
      },
    },
    context,
  );
}

/** `spec.values.image`, in the shape most charts have it, when it is whole. */
function toImage({ spec }: HelmRelease): string | undefined {
  const { registry, repository, tag } = spec.values?.image ?? {};
  if (!repository || !tag) return undefined;
  return `${registry ? `${registry}/` : ''}${repository}:${tag}`;
}
