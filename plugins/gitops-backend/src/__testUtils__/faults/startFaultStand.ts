import { FleetOperation, startFleet } from '@backstage-gitops/fleet-simulator';
import gitopsModuleArgocd from '@backstage-gitops/plugin-gitops-backend-module-argocd';
import gitopsModuleFlux from '@backstage-gitops/plugin-gitops-backend-module-flux';
import {
  ClusterState,
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { checkout } from '../startTestFleet';
import { startGitopsBackend } from '../startGitopsBackend';
import { until } from '../until';
import { Side } from './FaultCase';
import { recordLog } from './recordLog';

/** How each engine is called, by the fleet and by us, and a cluster it delivers to. */
export const sides: Record<
  Side,
  { target: string; engine: string; cluster: string }
> = {
  argocd: { target: 'argocd', engine: 'hub', cluster: 'aws-eks' },
  flux: { target: 'azure-aks', engine: 'azure-aks', cluster: 'azure-aks' },
};

/** Further engines, beside the good ones of the fleet. */
type MoreEngines = { argocd?: object[]; flux?: object[] };

/**
 * A fleet whose parts have ports of their own and speak TLS, the plugin with both engine modules reading it, and
 * everything that the API answered and the log said.
 */
export async function startFaultStand(
  options: { speed?: number; addEngines?: MoreEngines } = {},
) {
  const { speed = 20, addEngines = {} } = options;
  const fleet = await startFleet({ speed, ownPorts: true });
  const folder = await mkdtemp(join(tmpdir(), 'gitops-test-faults-'));
  const tokenFile = join(folder, 'token');
  const secrets = [
    fleet.argocdToken,
    fleet.argocdPassword,
    fleet.kubernetesToken,
    ...['argocd', 'azure-aks']
      .flatMap(target => [fleet.urlOf(target), fleet.tlsUrlOf(target)])
      .map(url => new URL(url).host),
  ];
  const log = recordLog();
  /** As from a file that Kubernetes renews. */
  async function renewToken() {
    const token = fleet.renewToken('azure-aks');
    secrets.push(token);
    await writeFile(tokenFile, token);
  }
  await writeFile(tokenFile, fleet.kubernetesToken);
  const caData = fleet.certificateAuthority;
  const backend = await startGitopsBackend({
    entities: [checkout],
    features: [log.feature, gitopsModuleArgocd, gitopsModuleFlux],
    config: {
      gitops: {
        environments: ['dev', 'staging', 'production'],
        clusters: [
          { name: 'azure-aks', labels: { environment: 'production' } },
        ],
        repository: { url: fleet.repositoryUrl, defaultBranch: 'main' },
        argocd: {
          instances: [
            {
              name: 'hub',
              url: fleet.tlsUrlOf('argocd'),
              username: fleet.argocdUsername,
              password: fleet.argocdPassword,
              caData,
            },
            ...(addEngines.argocd ?? []),
          ],
        },
        flux: {
          clusters: [
            {
              name: 'azure-aks',
              url: fleet.tlsUrlOf('azure-aks'),
              serviceAccountTokenFile: tokenFile,
              caData: Buffer.from(caData ?? '').toString('base64'),
              // Where it looks when it may not read all namespaces.
              namespaces: ['flux-system'],
            },
            ...(addEngines.flux ?? []),
          ],
        },
      },
    } as never,
  });

  const bodies = new Set<string>();
  async function get<T>(path: string): Promise<T> {
    const { body, text } = await request(backend.server).get(
      `/api/gitops/v1/${path}`,
    );
    bodies.add(text);
    return body;
  }
  async function readEngine(side: Side): Promise<EngineState> {
    const { items } = await get<{ items: EngineState[] }>('engines');
    return items.find(({ engine }) => engine.name === sides[side].engine)!;
  }
  /** All rows of all services, by id. */
  async function readAll(): Promise<Record<string, Deployment>> {
    const { items } = await get<{ items: Deployment[] }>(
      'deployments?limit=500',
    );
    return Object.fromEntries(items.map(row => [row.id, row]));
  }
  /** The rows of checkout-api, by cluster: what its tab is told. */
  async function readRows(): Promise<Record<string, Deployment>> {
    const { items } = await get<{ items: Deployment[] }>(
      'entities/component/default/checkout-api/deployments',
    );
    return Object.fromEntries(items.map(row => [row.cluster.name, row]));
  }
  const isWell = (row: Deployment | undefined) =>
    row !== undefined &&
    row.sync === 'Synced' &&
    row.health === 'Healthy' &&
    row.asOf === undefined;

  return {
    fleet,
    get,
    readEngine,
    readAll,
    readRows,
    renewToken,
    readClusters: async () =>
      (await get<{ items: ClusterState[] }>('clusters')).items,
    control: (operation: FleetOperation) => fleet.control(operation),
    /** Commits a version of checkout-api for the cluster of a side. */
    deliver: (side: Side, version: string) =>
      fleet.control({
        op: 'version',
        service: 'checkout-api',
        cluster: sides[side].cluster,
        version,
      }),
    /** Resolves when the row of a side has a version, and is Synced, Healthy and current. */
    untilRuns: (side: Side, version: string) =>
      until(async () => {
        const row = (await readRows())[sides[side].cluster];
        return isWell(row) && row.version?.value === version;
      }),
    /**
     * Resolves when both engines are Live without a word, and every row (or every one that is meant) is Synced,
     * Healthy and current.
     */
    untilWell: (isMeant: (row: Deployment) => boolean = () => true) =>
      until(async () => {
        const engines = await Promise.all([
          readEngine('argocd'),
          readEngine('flux'),
        ]);
        const rows = Object.values(await readAll()).filter(isMeant);
        return (
          engines.every(
            ({ state, warnings }) => state === 'Live' && !warnings,
          ) &&
          rows.length > 0 &&
          rows.every(isWell)
        );
      }),
    log: log.lines,
    /** Lines of the log that alarm with a sentence, from a line on: of the engine, and of what has a cause. */
    countAlarms: (sentence: string, from: number) => {
      const alarms = log.lines
        .slice(from)
        .filter(
          ({ level, message }) =>
            ['warn', 'error'].includes(level) && message.includes(sentence),
        );
      const outages = alarms.filter(({ message }) =>
        message.startsWith('Engine '),
      );
      return {
        outages: outages.length,
        causes: alarms.length - outages.length,
      };
    },
    /** Answers of the API with a secret or an upstream address in them, of those since it was asked last. */
    findLeaks(more: readonly string[] = []) {
      const told = [...bodies];
      bodies.clear();
      return told.filter(body =>
        [...secrets, ...more].some(each => body.includes(each)),
      );
    },
    async stop() {
      await backend.stop();
      await fleet.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What tests of faults stand on. */
export type FaultStand = Awaited<ReturnType<typeof startFaultStand>>;
