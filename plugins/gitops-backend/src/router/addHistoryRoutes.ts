import { HttpAuthService } from '@backstage/backend-plugin-api';
import { IRouter } from 'express';
import { HistoryReads } from '../service/HistoryReads';
import { parseCommitRange } from './parseCommitRange';
import { parseDays } from './parseDays';

/** Adds the routes that answer about the past. */
export function addHistoryRoutes(
  router: IRouter,
  options: { httpAuth: HttpAuthService; history: HistoryReads },
): void {
  const { httpAuth, history } = options;

  router.get('/v1/deployments/:id/history', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(await history.getHistory(request.params.id, { credentials }));
  });

  router.get('/v1/deployments/:id/commits', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const range = parseCommitRange(request.query);
    response.json(
      await history.getCommits(request.params.id, range, { credentials }),
    );
  });

  router.get(
    '/v1/entities/:kind/:namespace/:name/delivery-figures',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { kind, namespace, name } = request.params;
      const days = parseDays(request.query);
      response.json(
        await history.getFigures(
          { kind, namespace, name },
          { days },
          { credentials },
        ),
      );
    },
  );
}
