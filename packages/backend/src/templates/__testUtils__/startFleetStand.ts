import { join } from 'node:path';
import { startFleet } from '@backstage-gitops/fleet-simulator';
import gitops from '@backstage-gitops/plugin-gitops-backend';
import gitopsArgocd from '@backstage-gitops/plugin-gitops-backend-module-argocd';
import gitopsFlux from '@backstage-gitops/plugin-gitops-backend-module-flux';
import { GitopsClient } from '@backstage-gitops/plugin-gitops-common';
import scaffolderGitops from '@backstage-gitops/plugin-scaffolder-backend-module-gitops';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderGithub from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { z } from 'zod/v3';
import { PlatformGit } from './PlatformGit';
import { readTemplates, TEMPLATES_DIRECTORY } from './readTemplates';
import { startGitHost } from './startGitHost';
import { TaskClient } from './TaskClient';
import { until } from './until';

const entitiesSchema = z.array(
  z.object({ metadata: z.object({ name: z.string() }) }),
);

const objectsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z
        .object({
          conditions: z
            .array(z.object({ type: z.string(), status: z.string() }))
            .optional(),
        })
        .optional(),
    }),
  ),
});

/**
 * The backend that ships, as far as templates go: catalog, scaffolder with the modules of its hosts and of this suite,
 * the board with both engines, on the embedded fleet.
 *
 * @param options.host - what the platform repository is behind; the fleet's own plain Git when absent
 */
export async function startFleetStand(
  options: { host?: 'github' | 'gitlab' } = {},
) {
  const fleet = await startFleet({ speed: 20 });
  const host = options.host && (await startGitHost(fleet.url, options.host));
  const backend = await startTestBackend({
    features: [
      catalog,
      catalogTemplates,
      scaffolder,
      scaffolderGithub,
      scaffolderGitlab,
      scaffolderGitops,
      gitops,
      gitopsArgocd,
      gitopsFlux,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://127.0.0.1:1' },
          backend: {
            baseUrl: 'http://127.0.0.1:1',
            reading: { allow: [{ host: new URL(fleet.url).host }] },
          },
          integrations: host?.integrations ?? {},
          catalog: {
            rules: [{ allow: ['Component', 'Location', 'Template'] }],
            locations: [
              { type: 'file', target: join(TEMPLATES_DIRECTORY, 'all.yaml') },
            ],
          },
          gitops: {
            environments: ['dev', 'staging', 'production'],
            repository: {
              url: host?.repositoryUrl ?? fleet.repositoryUrl,
              defaultBranch: 'main',
            },
            argocd: {
              instances: [
                { name: 'hub', url: fleet.argocdUrl, token: fleet.argocdToken },
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
              ],
            },
          },
        },
      }),
    ],
  });
  const baseUrl = `http://127.0.0.1:${backend.server.port()}/api`;
  const board = new GitopsClient({
    discoveryApi: { getBaseUrl: async plugin => `${baseUrl}/${plugin}` },
    fetchApi: { fetch },
  });
  /** Names of entities of a kind in the catalog. */
  async function listEntities(kind: string): Promise<string[]> {
    const found = await fetch(
      `${baseUrl}/catalog/entities?filter=kind=${kind}&fields=metadata.name`,
    );
    const entities = entitiesSchema.parse(await found.json());
    return entities.map(({ metadata }) => metadata.name);
  }
  const git = await PlatformGit.clone(fleet.repositoryUrl);
  await until('the templates are in the catalog', async () => {
    const entities = await listEntities('template');
    return entities.length === readTemplates().size;
  });
  return {
    fleet,
    git,
    host,
    board,
    tasks: new TaskClient(`${baseUrl}/scaffolder`),
    listEntities,
    /** What the board says of an app, in words, by cluster. */
    async readRows(app: string): Promise<Record<string, string>> {
      const { items } = await board.getDeployments({ filter: { app: [app] } });
      return Object.fromEntries(
        items.map(row => [
          row.cluster.name,
          [row.version?.value, row.sync, row.health].join(' '),
        ]),
      );
    },
    /** Objects of one cluster, as its own API server has them. */
    async listObjects(cluster: string, path: string) {
      const found = await fetch(`${fleet.url}/clusters/${cluster}/${path}`, {
        headers: { authorization: `Bearer ${fleet.kubernetesToken}` },
      });
      const { items } = objectsSchema.parse(await found.json());
      return items.map(({ metadata, status }) => ({
        metadata,
        isReady: Boolean(
          status?.conditions?.some(
            condition =>
              condition.type === 'Ready' && condition.status === 'True',
          ),
        ),
      }));
    },
    async stop() {
      git.remove();
      await backend.stop();
      await host?.stop();
      await fleet.stop();
    },
  };
}
