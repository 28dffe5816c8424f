import { Kustomization } from '../client/wire';
import { deriveAppliedConfiguration } from './deriveAppliedConfiguration';
import { deriveKustomizationDrift } from './deriveKustomizationDrift';
import { deriveKustomizationState } from './deriveKustomizationState';
import { deriveSource } from './deriveSource';
import { FluxMappingContext } from './FluxMappingContext';
import { MappedFluxObject } from './MappedFluxObject';
import { toFluxDeployment } from './toFluxDeployment';

/** Maps a Kustomization to our words. Pure. */
export function toKustomizationDeployment(
  kustomization: Kustomization,
  context: FluxMappingContext,
): MappedFluxObject {
  const { metadata, spec } = kustomization;
  const direct = deriveSource(
    context.sources,
    spec.sourceRef,
    metadata.namespace,
  );
  const source = {
    ...direct,
    origin: { ...direct.origin, ...(spec.path && { path: spec.path }) },
  };
  const state = deriveKustomizationState(
    kustomization,
    source,
    context.previous?.attempt,
  );
  const images = toImages(kustomization);
  const configuration = deriveAppliedConfiguration(
    kustomization,
    context.previous?.configuration,
  );
  const corrected =
    state.drift.state === 'none'
      ? deriveKustomizationDrift(kustomization, configuration, context.evidence)
      : undefined;
  const mapped = toFluxDeployment(
    kustomization,
    {
      kind: 'Kustomization',
      state: corrected ? { ...state, drift: corrected } : state,
      source,
      appName: metadata.name,
      targetNamespace: spec.targetNamespace,
      images,
      evidence: { images, revision: state.applied },
      automation: { prune: spec.prune, selfHeal: true },
    },
    context,
  );
  return { ...mapped, ...(configuration && { configuration }) };
}

/** The images that `spec.images` sets, those with a tag or digest. */
function toImages({ spec }: Kustomization): string[] {
  return (spec.images ?? []).flatMap(({ name, newName, newTag, digest }) => {
    if (!newTag && !digest) return [];
    const tag = newTag ? `:${newTag}` : '';
    return `${newName ?? name}${tag}${digest ? `@${digest}` : ''}`;
  });
}
