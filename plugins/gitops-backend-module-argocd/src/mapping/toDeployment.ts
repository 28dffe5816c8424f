import {
  Deployment,
  ENTITY_REF_ANNOTATION,
  parseImage,
  toDeploymentId,
  toEntityRef,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { ArgocdCluster } from '../client/ArgocdCluster';
import { ArgocdObservation } from './ArgocdObservation';
import { deriveObservation } from './deriveObservation';
import { selectDesiredTags } from './selectDesiredTags';
import { toApp } from './toApp';
import { KnownSet, toAutomation } from './toAutomation';
import { toCluster } from './toCluster';
import { toHealthStatus } from './toHealthStatus';
import { toLink } from './toLink';
import { toMessage } from './toMessage';
import { toOperation } from './toOperation';
import { toSet } from './toSet';
import { toSources } from './toSources';
import { toSyncStatus } from './toSyncStatus';

/** What {@link toDeployment} needs besides the Application. */
export type DeploymentContext = {
  /** Name of the Argo CD. */
  engine: string;
  /** Its destinations, as far as we may read them. */
  clusters: readonly ArgocdCluster[];
  /** Its address for people. */
  frontendUrl?: string;
  /** What the last sighting of this Application gave to remember. */
  previous?: ArgocdObservation;
  /** The set that owns it, where it could be read. */
  set?: KnownSet;
};

/**
 * Maps an Application (argoproj.io/v1alpha1) to a Deployment, and says what to remember for its next
 * sighting.
 *
 * @param application - as it is now
 * @param context - where it comes from and what is known of it
 */
export function toDeployment(
  application: Application,
  context: DeploymentContext,
): { deployment: Deployment; observation: ArgocdObservation } {
  const { metadata, spec, status } = application;
  const engine = { type: 'argocd' as const, name: context.engine };
  const identity = {
    engine,
    namespace: metadata.namespace,
    kind: 'Application' as const,
    name: metadata.name,
  };
  const cluster = toCluster(spec.destination, context.clusters);
  const app = toApp(application, cluster.name);
  const observation = deriveObservation(application, {
    app,
    previous: context.previous,
  });
  const sources = toSources(application, observation.synced).map(
    ({ source }) => source,
  );
  const { target, desired, applied } = sources[0] ?? {};
  const { sync, drift } = observation;
  const { since: versionSince, ...version } = observation.version ?? {};
  const healthSince = status?.health?.lastTransitionTime;

  const message = toMessage(application, {
    drift: drift.state,
    set: context.set,
  });
  const operation = toOperation(application);
  const set = toSet(application, {
    engine: context.engine,
    rollout: context.set?.rollout,
  });
  const link = toLink(application, context.frontendUrl);
  const entityRef = toEntityRef(metadata.annotations[ENTITY_REF_ANNOTATION]);
  const { namespace } = spec.destination;

  const deployment: Deployment = {
    id: toDeploymentId(identity),
    app,
    ...identity,
    cluster,
    ...(namespace && { targetNamespace: namespace }),
    project: spec.project ?? 'default',
    labels: metadata.labels,
    ...(entityRef && { entityRef }),
    ...('value' in version && { version }),
    images: sortDesiredFirst(application),
    revision: {
      ...(target && { target }),
      ...(desired && { desired }),
      ...(applied && { applied }),
    },
    sources,
    sync: toSyncStatus(application),
    health: toHealthStatus(application),
    ...(message && { message }),
    ...(operation && { operation }),
    automation: toAutomation(application, context.set),
    since: {
      ...(sync.since && { sync: sync.since }),
      ...(healthSince && { health: healthSince }),
      ...(versionSince && { version: versionSince }),
    },
    drift,
    ...(set && { set }),
    ...(link && { link }),
  };
  return { deployment, observation };
}

function sortDesiredFirst(application: Application): string[] {
  const images = application.status?.summary?.images ?? [];
  const tags = selectDesiredTags(application, images);
  const rank = (image: string) =>
    tags.includes(parseImage(image).tag ?? '') ? 0 : 1;
  return [...images].sort((left, right) => rank(left) - rank(right));
}
