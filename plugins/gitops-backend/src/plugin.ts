import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import {
  gitopsEngineExtensionPoint,
  sleep,
} from '@backstage-gitops/plugin-gitops-node';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { CommitLookup } from './commits/CommitLookup';
import { createMirror } from './commits/createMirror';
import { DatabaseCommits } from './commits/DatabaseCommits';
import { EngineCommitSource } from './commits/EngineCommitSource';
import { migrateDatabase } from './commits/migrateDatabase';
import { MirrorCommitSource } from './commits/MirrorCommitSource';
import { resolveCommits } from './commits/resolveCommits';
import { toCommitUrl } from './commits/toCommitUrl';
import { readGitopsConfig } from './config/readGitopsConfig';
import { createEngineList } from './createEngineList';
import { addStarters } from './history/addStarters';
import { DatabaseHistory } from './history/DatabaseHistory';
import { HistoryMemory } from './history/HistoryMemory';
import { HistoryQueries } from './history/HistoryQueries';
import { recordHistory } from './history/recordHistory';
import { scheduleHistoryPruning } from './history/scheduleHistoryPruning';
import { deriveReadiness } from './health/deriveReadiness';
import { toClusterLinks } from './links/toClusterLinks';
import { toSourceLinks } from './links/toSourceLinks';
import { LiveLogs } from './live/LiveLogs';
import { UpstreamReads } from './live/UpstreamReads';
import { createGitopsMetrics } from './metrics/createGitopsMetrics';
import { measureHistory } from './metrics/measureHistory';
import { observeStore } from './metrics/observeStore';
import { observeEngine } from './observation/observeEngine';
import { registerDeployments } from './permissions/registerDeployments';
import { keepOwners } from './ownership/keepOwners';
import { OwnerIndex } from './ownership/OwnerIndex';
import { registerReads } from './registry/registerReads';
import { registerWrites } from './registry/registerWrites';
import { createRouter } from './router/createRouter';
import { AuthorizedDeploymentsService } from './service/AuthorizedDeploymentsService';
import { AuthorizedRawReads } from './service/AuthorizedRawReads';
import { DefaultDeploymentsService } from './service/DefaultDeploymentsService';
import { DefaultHistoryReads } from './service/DefaultHistoryReads';
import { EntityReads } from './service/EntityReads';
import { DefaultLiveReads } from './service/DefaultLiveReads';
import { DefaultRawReads } from './service/DefaultRawReads';
import { broadcastChanges } from './signals/broadcastChanges';
import { InMemoryDeploymentStore } from './store/InMemoryDeploymentStore';
import { wireActions } from './wireActions';

/**
 * The GitOps backend: observes every engine that modules add, and serves what it knows from memory.
 *
 * @public
 */
export const gitopsPlugin = createBackendPlugin({
  pluginId: 'gitops',
  register(env) {
    const { engines, addEngine } = createEngineList();
    env.registerExtensionPoint(gitopsEngineExtensionPoint, { addEngine });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { config, database, lifecycle, logger, signals } = deps;
        const { environments, clusters, expected, history, repository } =
          readGitopsConfig(config);
        const clock = () => new Date();
        const now = () => performance.now();
        const startedAt = clock();
        const metrics = createGitopsMetrics(deps.metrics);
        const abort = new AbortController();
        const { signal } = abort;

        const knex = await database.getClient();
        if (!database.migrations?.skip) await migrateDatabase(knex);

        const memory = new HistoryMemory({ clock });
        const store = new InMemoryDeploymentStore({
          environments,
          clusters,
          repository: repository?.url,
          history: memory,
          clock,
        });
        engines.forEach(engine => store.addEngine(engine));
        observeStore(store, { metrics: deps.metrics, clock });
        metrics.observeHistoryQueue(() => memory.countPending());
        const findEngine = (id: string) => {
          const wanted = store.get(id)?.engine;
          return engines.find(
            ({ type, name }) => type === wanted?.type && name === wanted.name,
          );
        };

        const owners = new OwnerIndex();
        const deployments = registerDeployments(deps, {
          find: id => store.get(id),
          ownersOf: id => owners.ownersOf(id),
        });
        const service = new AuthorizedDeploymentsService(
          new DefaultDeploymentsService({
            store,
            entities: new EntityReads({ ...deps, sleep }),
            environments,
            expected,
          }),
          { permissions: deps.permissions, deployments },
        );
        const places = {
          findEngine: ({ id }: Deployment) => findEngine(id),
          findEngineState: ({ engine: { type, name } }: Deployment) =>
            store
              .engines()
              .find(
                ({ engine }) => engine.type === type && engine.name === name,
              ),
        };
        const upstream = new UpstreamReads({
          logger,
          metrics,
          now,
          sleep,
        });
        const integrations = ScmIntegrations.fromConfig(config);
        const live = new DefaultLiveReads({
          deployments,
          ...places,
          toLinks: deployment => [
            ...toSourceLinks(deployment, integrations),
            ...toClusterLinks(deployment, clusters),
          ],
          upstream,
          logs: new LiveLogs({ logger, sleep }),
          sleep,
        });
        const acting = wireActions({
          ...deps,
          metrics,
          knex,
          store,
          places,
          permissions: deployments,
          upstream,
          keepDays: history.keepDays,
          clock,
          now,
          signal,
        });
        const { actions, audit } = acting;
        const rawReads = new AuthorizedRawReads(
          new DefaultRawReads(engines, { logger }),
          deps,
        );
        const mirror =
          repository &&
          createMirror(repository, { config, integrations, signal });
        const toUrl = (address: string, sha: string) =>
          toCommitUrl(address, { sha, integrations });
        const historyReads = new DefaultHistoryReads({
          deployments: service,
          queries: new HistoryQueries(knex),
          readState: id => memory.get(id),
          listDeliveries: ({ id }) => findEngine(id)?.listDeliveries?.(id),
          mirror,
          toUrl,
          clock,
          sleep,
        });
        deps.httpRouter.use(
          createRouter({
            ...deps,
            service,
            history: historyReads,
            live,
            actions,
            audit,
            rawReads,
            metrics,
            readReadiness: () =>
              deriveReadiness({
                engines: store.engines(),
                startedAt,
                now: clock(),
              }),
          }),
        );

        const registered = {
          actionsRegistry: deps.actionsRegistry,
          service,
          history: historyReads,
          live,
          actions,
          audit,
        };
        registerReads(registered);
        registerWrites(registered);

        deps.httpRouter.addAuthPolicy({
          path: '/v1/health',
          allow: 'unauthenticated',
        });

        const lookup = new CommitLookup({
          sources: [
            new EngineCommitSource(engines, { clock }),
            ...(mirror ? [new MirrorCommitSource(mirror, { clock })] : []),
          ],
          clock,
          logger,
        });

        // Nothing below is awaited: a page is served before the first engine has answered.
        const stopBroadcast = broadcastChanges(
          listener => store.onChange(listener),
          { signals, logger },
        );
        const loops = [
          ...engines.map(engine =>
            observeEngine(engine, store, {
              clock,
              logger,
              metrics,
              random: Math.random,
              signal,
              sleep,
            }),
          ),
          resolveCommits(store, {
            lookup,
            database: new DatabaseCommits(knex),
            toUrl,
            logger,
            signal,
            sleep,
          }),
          keepOwners(owners, { ...deps, store, clock, sleep, signal }),
          acting.takeUp(),
          recordHistory(store, {
            memory,
            database: measureHistory(new DatabaseHistory(knex), metrics),
            addStarters: changes => addStarters(changes, findEngine),
            clock,
            now,
            logger,
            signal,
            sleep,
          }),
        ];
        await scheduleHistoryPruning(deps.scheduler, {
          knex,
          store,
          memory,
          clock,
          logger,
          ...history,
        });
        await acting.schedulePruning();
        lifecycle.addShutdownHook(async () => {
          stopBroadcast();
          abort.abort();
          await Promise.allSettled([...loops, acting.settle()]);
          await mirror?.close();
        });
      },
    });
  },
});
