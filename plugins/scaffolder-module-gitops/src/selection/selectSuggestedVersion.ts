import {
  ClusterList,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { DeploymentDeliveries } from '../hooks/useVersionHistory';

/**
 * The version a person most probably wants.
 *
 * @param options - `suggest`: `running` is what runs in the environment, or in those of the chosen clusters,
 * the newest where rows differ; without either only what runs everywhere. `previous` is what worked on the
 * chosen clusters before what runs there.
 */
export function selectSuggestedVersion(options: {
  suggest: 'running' | 'previous';
  deployments: readonly Deployment[];
  histories: readonly DeploymentDeliveries[];
  environment?: string;
  /** Names of chosen clusters. */
  clusters: readonly string[];
  list: ClusterList;
}): string | undefined {
  const { deployments, environment, clusters, list } = options;
  if (options.suggest === 'previous') {
    return selectNewest(
      options.histories
        .filter(({ deployment }) => clusters.includes(deployment.cluster.name))
        .map(selectPrevious),
    );
  }
  const environments = environment
    ? [environment]
    : list.items
        .filter(({ name }) => clusters.includes(name))
        .map(cluster => cluster.environment);
  const near = deployments.filter(deployment =>
    environments.includes(deployment.environment),
  );
  const running = (near.length ? near : deployments).flatMap(
    ({ version, since }) =>
      version && version.rule !== 'revision'
        ? [{ value: version.value, at: since.version ?? '' }]
        : [],
  );
  const isSame = running.every(({ value }) => value === running[0].value);
  return near.length || (isSame && !environment)
    ? selectNewest(running)
    : undefined;
}

type DatedVersion = { value: string; at: string };

function selectPrevious(
  history: DeploymentDeliveries,
): DatedVersion | undefined {
  const { deployment, deliveries } = history;
  const past = deliveries
    .filter(
      ({ version, outcome, rolledBackBy }) =>
        version !== undefined &&
        version.rule !== 'revision' &&
        version.value !== deployment.version?.value &&
        ['Healthy', 'Unknown'].includes(outcome) &&
        !rolledBackBy,
    )
    .map(({ version, startedAt }) => ({
      value: version!.value,
      at: startedAt,
    }));
  const newest = selectNewest(past);
  return past.find(({ value }) => value === newest);
}

function selectNewest(
  versions: readonly (DatedVersion | undefined)[],
): string | undefined {
  return versions
    .filter((version): version is DatedVersion => version !== undefined)
    .reduce<DatedVersion | undefined>(
      (newest, version) =>
        !newest || version.at > newest.at ? version : newest,
      undefined,
    )?.value;
}
