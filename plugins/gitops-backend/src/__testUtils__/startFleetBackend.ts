import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import gitopsModuleArgocd from '@backstage-gitops/plugin-gitops-backend-module-argocd';
import gitopsModuleFlux from '@backstage-gitops/plugin-gitops-backend-module-flux';
import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { checkout } from './startTestFleet';
import { startGitopsBackend } from './startGitopsBackend';
import { until } from './until';

/** The clusters of the fleet, on each of which checkout-api runs. */
export const fleetClusters = [
  'aws-eks',
  'aws-eks-dev',
  'aws-eks-staging',
  'azure-aks',
  'gcp-gke',
];

/** Further engines, beside the good ones of the fleet. */
type MoreEngines = { argocd?: object[]; flux?: object[] };

/** A running fleet of five clusters and the plugin with both engine modules reading it. */
export async function startFleetBackend(
  options: {
    addEngines?: (fleet: Fleet) => MoreEngines;
    /** In the catalog beside checkout-api. */
    entities?: Entity[];
    /** A fleet that runs already; by default one of its own. */
    fleet?: Fleet;
    /** Beside the engine modules. */
    features?: Parameters<typeof startGitopsBackend>[0]['features'];
    /** How much faster than life the controllers are, 20 by default. */
    speed?: number;
  } = {},
) {
  const { addEngines, entities = [], features = [], speed = 20 } = options;
  const fleet: Fleet = options.fleet ?? (await startFleet({ speed }));
  const more = addEngines?.(fleet) ?? {};
  const backend = await startGitopsBackend({
    entities: [checkout, ...entities],
    features: [gitopsModuleArgocd, gitopsModuleFlux, ...features],
    config: {
      gitops: {
        environments: ['dev', 'staging', 'production'],
        clusters: [
          {
            name: 'azure-aks',
            labels: { environment: 'production', cloud: 'azure' },
          },
        ],
        repository: { url: fleet.repositoryUrl, defaultBranch: 'main' },
        argocd: {
          instances: [
            { name: 'hub', url: fleet.argocdUrl, token: fleet.argocdToken },
            ...(more.argocd ?? []),
          ],
        },
        flux: {
          clusters: [
            {
              name: 'azure-aks',
              url: fleet.kubernetesUrl('azure-aks'),
              authProvider: 'serviceAccount',
              serviceAccountToken: fleet.kubernetesToken,
            },
            ...(more.flux ?? []),
          ],
        },
      },
    } as never,
  });

  const { server } = backend;
  const get = async (path: string) =>
    (await request(server).get(`/api/gitops/v1/${path}`)).body;
  const getComponent = (name: string) =>
    get(`entities/component/default/${name}/deployments`);
  /** The rows of checkout-api, by cluster. */
  async function readRows(): Promise<Record<string, Deployment>> {
    const { items } = await getComponent('checkout-api');
    return Object.fromEntries(
      items.map((row: Deployment) => [row.cluster.name, row]),
    );
  }
  return {
    fleet,
    server,
    /** Stops the backend, not the fleet. */
    stop: () => backend.stop(),
    get,
    /** What the tab of a Component is told. */
    getComponent,
    readRows,
    /** Resolves when checkout-api is Synced and Healthy everywhere, with its commits. */
    untilSettled: () =>
      until(async () => {
        const rows = Object.values(await readRows());
        return (
          rows.length === fleetClusters.length &&
          rows.every(
            ({ sync, health, commit }) =>
              sync === 'Synced' && health === 'Healthy' && commit?.author,
          )
        );
      }),
  };
}
