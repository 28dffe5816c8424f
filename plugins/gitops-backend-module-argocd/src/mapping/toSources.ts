import {
  DeploymentSource,
  rememberTexts,
  toPublicAddress,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { ApplicationSource } from '../client/ApplicationSource';
import { ArgocdObservation } from './ArgocdObservation';
import { selectLastDeployed, toRevisionList } from './selectLastDeployed';
import { selectSources } from './selectSources';
import {
  CONCERNED_PATHS_ANNOTATION,
  toConcernedPaths,
} from './toConcernedPaths';
import { toSyncStatus } from './toSyncStatus';

const toRepository = rememberTexts(toPublicAddress, { most: 1_000 });

/** A source of a Deployment, and where it stands in `spec.sources`. */
export type NumberedSource = { source: DeploymentSource; index: number };

/**
 * The sources with what each tracks, should run and runs; the main one first. A source without path
 * and chart only lends its values. A hydrated Application has two: the dry source people write to,
 * whose revisions are those of the commit they merged, and the branch Argo CD renders it into.
 *
 * @param application - as it is now
 * @param synced - what it was last seen Synced at
 */
export function toSources(
  application: Application,
  synced: ArgocdObservation['synced'],
): NumberedSource[] {
  const desired = toDesired(application);
  const applied =
    synced?.revisions ?? selectLastDeployed(application)?.revisions ?? [];

  const told = application.metadata.annotations[CONCERNED_PATHS_ANNOTATION];
  const { sourceHydrator } = application.spec;
  if (sourceHydrator) {
    return toHydratedSources(sourceHydrator, {
      ...application.status?.sourceHydrator,
      desired: desired[0],
      applied: applied[0],
      told,
    });
  }
  return selectSources(application)
    .map((source, index) => ({
      index,
      source: toSource(source, {
        desired: desired[index],
        applied: applied[index],
        told,
      }),
    }))
    .sort((left, right) => Number(isLent(left)) - Number(isLent(right)));
}

function toSource(
  source: ApplicationSource,
  {
    desired,
    applied,
    told,
  }: Pick<DeploymentSource, 'desired' | 'applied'> & { told?: string },
): DeploymentSource {
  const paths = source.chart ? [] : toConcernedPaths(told, source.path);
  return {
    repository: toRepository(source.repoURL ?? ''),
    ...(source.path && { path: source.path }),
    ...(source.chart && { chart: source.chart }),
    ...(paths.length > 0 && { paths }),
    ...(source.targetRevision && { target: source.targetRevision }),
    ...(desired && { desired }),
    ...(applied && { applied }),
  };
}

/** When comparing failed, the revision is what is tracked, unresolved (recordings 3): not a revision. */
function toDesired(application: Application): readonly string[] {
  const revisions = toRevisionList(application.status?.sync);
  if (toSyncStatus(application) !== 'Unknown') return revisions;
  const sources = selectSources(application);
  return revisions.map((revision, index) =>
    revision === sources[index]?.targetRevision && !sources[index].chart
      ? ''
      : revision,
  );
}

type Hydration = NonNullable<
  NonNullable<Application['status']>['sourceHydrator']
>;

function toHydratedSources(
  { drySource, syncSource }: NonNullable<Application['spec']['sourceHydrator']>,
  state: Partial<Hydration> &
    Pick<DeploymentSource, 'desired' | 'applied'> & { told?: string },
): NumberedSource[] {
  const { currentOperation, lastSuccessfulOperation, desired, applied } = state;
  const dry =
    applied && applied === lastSuccessfulOperation?.hydratedSHA
      ? lastSuccessfulOperation.drySHA
      : undefined;
  const hydrated: DeploymentSource = {
    repository: toRepository(syncSource?.repoURL ?? drySource.repoURL ?? ''),
    ...(syncSource?.path && { path: syncSource.path }),
    ...(syncSource?.targetBranch && { target: syncSource.targetBranch }),
    ...(desired && { desired }),
    ...(applied && { applied }),
  };
  return [
    {
      index: 0,
      source: toSource(drySource, {
        desired: currentOperation?.drySHA ?? lastSuccessfulOperation?.drySHA,
        applied: dry,
        told: state.told,
      }),
    },
    { index: 0, source: hydrated },
  ];
}

function isLent({ source }: NumberedSource): boolean {
  return !source.path && !source.chart;
}
