import {
  Deployment,
  DeploymentKind,
  ENTITY_REF_ANNOTATION,
  GITOPS_ANNOTATIONS,
  toDeploymentId,
  toEngineSourceId,
  toEntityRef,
  VersionEvidence,
} from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease, Kustomization } from '../client/wire';
import { deriveReachability } from './deriveReachability';
import { deriveTargetContact } from './deriveTargetContact';
import { deriveSince } from './deriveSince';
import { deriveVersion } from './deriveVersion';
import { FluxMappingContext } from './FluxMappingContext';
import { FluxState } from './FluxState';
import { MappedFluxObject } from './MappedFluxObject';
import { parseChartVersion } from './parseChartVersion';
import { ResolvedSource } from './ResolvedSource';
import { selectTargetCluster } from './selectTargetCluster';
import { toLink } from './toLink';

/** What differs between the kinds. */
type KindOfFluxObject = {
  kind: Exclude<DeploymentKind, 'Application'>;
  state: FluxState;
  source: ResolvedSource;
  /** The app, when no label names it. */
  appName: string;
  targetNamespace?: string;
  /** What stands in `spec`, whole references. */
  images: string[];
  evidence: Pick<VersionEvidence, 'images' | 'chartAppVersion' | 'revision'>;
  automation: Pick<Deployment['automation'], 'prune' | 'selfHeal'>;
};

/** Puts together what a Kustomization and a HelmRelease have in common. */
export function toFluxDeployment(
  resource: Kustomization | HelmRelease,
  object: KindOfFluxObject,
  context: FluxMappingContext,
): MappedFluxObject {
  const { metadata, spec } = resource;
  const { kind, state, source } = object;
  const { namespace, name } = metadata;
  const labels = metadata.labels ?? {};
  const engine = { type: 'flux' as const, name: context.engineName };
  const previous = context.previous?.deployment;
  const app =
    labels['app.kubernetes.io/name'] ??
    labels['backstage.io/kubernetes-id'] ??
    object.appName;
  const version = deriveVersion(
    {
      app,
      versionImage: metadata.annotations?.[GITOPS_ANNOTATIONS.versionImage],
      workloadVersions: context.workloadVersions,
      ...object.evidence,
    },
    state,
    context.previous?.provenVersion,
  );
  const provenVersion = state.isSpecApplied
    ? version
    : context.previous?.provenVersion;
  const isRemote = Boolean(spec.kubeConfig);
  const clusterName = selectTargetCluster(spec.kubeConfig, {
    own: context.engineName,
    known: context.knownClusters,
    namespace,
  });
  const contact = isRemote
    ? deriveTargetContact(resource, {
        clusterName,
        previous: context.previous?.contact,
      })
    : undefined;
  const revision = withoutUndefined({
    target: source.target,
    desired: state.desired,
    applied: state.applied,
  });

  const deployment: Deployment = {
    id: toDeploymentId({ engine, namespace, kind, name }),
    app,
    kind,
    name,
    namespace,
    engine,
    cluster: {
      name: clusterName,
      labels: {},
    },
    targetNamespace: object.targetNamespace,
    labels,
    entityRef: toEntityRef(metadata.annotations?.[ENTITY_REF_ANNOTATION]),
    version,
    images: state.isSpecApplied || state.isWorking ? object.images : [],
    revision,
    sources: [
      withoutUndefined({
        ...source.origin,
        target: source.target,
        desired: toWholeRevision(state.desired, source, previous),
        applied: toWholeRevision(state.applied, source, previous),
        object: source.object && {
          id: toEngineSourceId({ engine, ...source.object }),
          ...source.object,
        },
      }),
      ...(context.definition ? [context.definition] : []),
    ],
    sync: state.sync,
    health: state.health,
    message:
      metadata.deletionTimestamp && state.operation?.phase !== 'Failed'
        ? 'It is being deleted.'
        : state.message,
    operation: state.operation && withoutUndefined(state.operation),
    automation: {
      sync: true,
      ...object.automation,
      suspended: spec.suspend,
    },
    since: deriveSince({ ...state, version }, state.since, previous),
    drift: state.drift,
    set: context.set,
    clusterReachable: contact
      ? deriveReachability([contact], previous?.clusterReachable)
      : undefined,
    link: toLink(context.dashboardUrl, { kind, namespace, name }),
  };
  return {
    deployment: withoutUndefined(deployment),
    ...(state.attempt && { attempt: state.attempt }),
    ...(provenVersion && { provenVersion }),
    ...(contact && { contact }),
  };
}

/**
 * A chart's version names only the first digits of the commit it was made of: where the repository's
 * revision is known, now or from before, it stands instead, so that the commit can be looked up.
 */
function toWholeRevision(
  revision: string | undefined,
  source: ResolvedSource,
  previous: Deployment | undefined,
): string | undefined {
  if (!revision || source.commits.length + (previous ? 1 : 0) === 0) {
    return revision;
  }
  const { checksum } = parseChartVersion(revision);
  if (!checksum) return revision;
  const known = [
    ...source.commits,
    ...(previous?.sources.flatMap(({ desired, applied }) => [
      desired,
      applied,
    ]) ?? []),
  ];
  return known.find(commit => commit?.includes(`:${checksum}`)) ?? revision;
}

/** Equal state gives equal bytes: a key with nothing in it is left out. */
function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
