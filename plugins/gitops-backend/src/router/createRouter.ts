import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { Readiness } from '../health/deriveReadiness';
import { GitopsMetrics } from '../metrics/GitopsMetrics';
import { DeploymentActions } from '../service/DeploymentActions';
import { DeploymentsService } from '../service/DeploymentsService';
import { HistoryReads } from '../service/HistoryReads';
import { LiveReads } from '../service/LiveReads';
import { RawReads } from '../service/RawReads';
import { AuditOptions } from '../actions/runAudited';
import { addActionRoutes } from './addActionRoutes';
import { addHistoryRoutes } from './addHistoryRoutes';
import { addLiveRoutes } from './addLiveRoutes';
import { createProxyHandler } from './createProxyHandler';
import { parseDeploymentQuery } from './parseDeploymentQuery';
import { protectErrors } from './protectErrors';
import { recordRequests } from './recordRequests';

/**
 * The routes of `/api/gitops`, as `src/schema/openapi.yaml` describes them. Express adds the ETag and
 * answers 304; answers hold no clock, so equal state gives equal bytes.
 */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  service: DeploymentsService;
  history: HistoryReads;
  live: LiveReads;
  actions: DeploymentActions;
  audit: AuditOptions;
  rawReads: RawReads;
  metrics: Pick<GitopsMetrics, 'recordRequest'>;
  readReadiness: () => Readiness;
}): express.Router {
  const { httpAuth, logger, metrics, readReadiness, service } = options;
  const router = Router();

  router.use(recordRequests({ metrics, now: () => performance.now() }));

  router.use((_request, response, next) => {
    // Two people may see different rows: no shared cache may keep an answer, a browser must ask again.
    response.setHeader('cache-control', 'private, no-cache');
    next();
  });

  router.get(
    '/v1/entities/:kind/:namespace/:name/deployments',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { kind, namespace, name } = request.params;
      response.json(
        await service.getEntityDeployments(
          { kind, namespace, name },
          { credentials },
        ),
      );
    },
  );

  router.get('/v1/deployments', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const query = parseDeploymentQuery(request.query);
    response.json(await service.listDeployments(query, { credentials }));
  });

  router.get('/v1/deployments/:id', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(
      await service.getDeployment(request.params.id, { credentials }),
    );
  });

  router.get(
    '/v1/entities/:kind/:namespace/:name/explain',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { kind, namespace, name } = request.params;
      response.json(
        await service.explainEntity({ kind, namespace, name }, { credentials }),
      );
    },
  );

  router.get('/v1/deployment-sets', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(await service.listSets({ credentials }));
  });

  router.get('/v1/deployment-sets/:id', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(await service.getSet(request.params.id, { credentials }));
  });

  // For probes, which have no credentials.
  router.get('/v1/health', (_request, response) => {
    const readiness = readReadiness();
    response.status(readiness.status === 'ok' ? 200 : 503).json(readiness);
  });

  router.get('/v1/engines', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(await service.listEngines({ credentials }));
  });

  router.get('/v1/clusters', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(await service.listClusters({ credentials }));
  });

  addHistoryRoutes(router, options);
  addLiveRoutes(router, options);
  addActionRoutes(router, options);

  router.all(
    '/v1/proxy/argocd/:engine/*',
    createProxyHandler('argocd', options),
  );
  router.all('/v1/proxy/flux/:engine/*', createProxyHandler('flux', options));

  router.use(protectErrors(logger));

  return router;
}
