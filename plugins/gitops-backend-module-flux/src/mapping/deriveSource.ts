import { toPublicAddress } from '@backstage-gitops/plugin-gitops-common';
import { FluxSource, SourceReference } from '../client/wire';
import { fetchedKinds } from './fetchedKinds';
import { FluxSources, toReferencedKey } from './FluxSources';
import { ResolvedSource } from './ResolvedSource';
import { selectCondition } from './selectCondition';
import { selectTarget } from './selectTarget';
import { toReadableMessage } from './toReadableMessage';

/**
 * Resolves a direct reference to a GitRepository, OCIRepository, Bucket or HelmRepository.
 *
 * @param namespace - that of the object which holds the reference
 */
export function deriveSource(
  sources: FluxSources,
  reference: SourceReference,
  namespace: string,
): ResolvedSource {
  const source = sources.get(toReferencedKey(reference, namespace));
  const object = toSourceObject(reference, { namespace, source });
  if (!source) {
    return { isKnown: false, origin: { repository: '' }, object, commits: [] };
  }
  const artifact = source.status?.artifact;
  return {
    isKnown: true,
    target: selectTarget(source, reference.kind),
    desired: artifact?.revision,
    desiredSince: artifact?.lastUpdateTime,
    problem: selectSourceProblem(source, reference),
    origin: { repository: toAddress(source) },
    object,
    commits: artifact ? [artifact.revision] : [],
  };
}

/** Why a source is not ready, with its kind and name, or undefined when it is. */
export function selectSourceProblem(
  source: FluxSource,
  reference: { kind: string; name: string },
): string | undefined {
  const ready = selectCondition(source.status, 'Ready');
  return ready?.status === 'False'
    ? `${reference.kind} ${reference.name}: ${toReadableMessage(ready.message)}`
    : undefined;
}

/** Undefined for what has no reconciler of its own, an ExternalArtifact. */
function toSourceObject(
  reference: SourceReference,
  options: { namespace: string; source: FluxSource | undefined },
): ResolvedSource['object'] {
  const { kind, name } = reference;
  if (!fetchedKinds.includes(kind)) return undefined;
  return {
    kind,
    namespace: reference.namespace ?? options.namespace,
    name,
    ...(options.source?.spec.suspend && { suspended: true }),
  };
}

function toAddress({ spec }: FluxSource): string {
  if (spec.url) return toPublicAddress(spec.url);
  return spec.bucketName ? `bucket ${spec.bucketName}` : '';
}
