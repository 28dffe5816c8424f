import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import gitopsModuleArgocd from '@backstage-gitops/plugin-gitops-backend-module-argocd';
import gitopsModuleFlux from '@backstage-gitops/plugin-gitops-backend-module-flux';
import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import request from 'supertest';
import { checkout } from './startTestFleet';
import { startGitopsBackend } from './startGitopsBackend';

/** Further engines, beside the good ones of the fleet. */
type MoreEngines = { argocd?: object[]; flux?: object[] };

/** A running fleet of five clusters and the plugin with both engine modules reading it. */
export async function startFleetBackend(
  addEngines: (fleet: Fleet) => MoreEngines = () => ({}),
  options: {
    /** How much faster than life the controllers are, 20 by default. */
    speed?: number;
  } = {},
) {
  const { speed = 20 } = options;
  const fleet: Fleet = await startFleet({ speed });
  const more = addEngines(fleet);
  const { server } = await startGitopsBackend({
    entities: [checkout],
    features: [gitopsModuleArgocd, gitopsModuleFlux],
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

  const get = async (path: string) =>
    (await request(server).get(`/api/gitops/v1/${path}`)).body;
  return {
    fleet,
    server,
    get,
    /** The rows of checkout-api, by cluster. */
    async readRows(): Promise<Record<string, Deployment>> {
      const { items } = await get(
        'entities/component/default/checkout-api/deployments',
      );
      return Object.fromEntries(
        items.map((row: Deployment) => [row.cluster.name, row]),
      );
    },
  };
}
