import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { json, Router } from 'express';
import createRouter from 'express-promise-router';
import { LayoutGuard } from '../actions/LayoutGuard';
import { toChangeKind } from '../actions/logChanges';
import { splitInput } from '../actions/splitInput';
import { LayoutAction, planLayout } from '../layout';
import { parsePreviewRequest } from './parsePreviewRequest';
import { PlatformSnapshot } from './PlatformSnapshot';
import { PreviewAuthorizer } from './PreviewAuthorizer';

/** More than a form of any template sends. */
const LARGEST_BODY = '100kb';

/**
 * `POST /api/scaffolder/gitops/preview` with `{ action, input }`: what a layout action would do to the configured
 * platform repository, as `{ title, warnings, changes: [{ path, change, before?, after? }] }`. Nothing is written.
 * What the action asks beside the repository is asked as well, for who asks here.
 *
 * It answers 400 with the sentence of the refusal, 403 to those who may not run the action, 413 for a body above
 * 100 kB, and 503 while the repository cannot be read.
 */
export function createPreviewRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: PreviewAuthorizer;
  snapshot: PlatformSnapshot;
  /** What else an action asks before it does something. */
  guards: Partial<Record<LayoutAction, LayoutGuard>>;
  logger: LoggerService;
}): Router {
  const { httpAuth, authorizer, snapshot, guards, logger } = options;
  const router = createRouter();
  router.post(
    '/gitops/preview',
    json({ limit: LARGEST_BODY }),
    async (request, response) => {
      const left = new AbortController();
      response.on('close', () => left.abort());
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const { action, input } = parsePreviewRequest(request.body);
      await authorizer.check({ action, input }, credentials);
      const files = await snapshot.read();
      const guard = guards[action];
      const { own, values } = splitInput(input, guard?.input ?? {});
      const { title, warnings, changes, facts } = await planLayout(
        action,
        values,
        files,
      );
      await guard?.check(facts, own, {
        logger,
        signal: left.signal,
        getInitiatorCredentials: async () => credentials,
      });
      response.json({
        title,
        warnings,
        changes: changes.map(change => ({
          change: toChangeKind(change),
          ...change,
        })),
      });
    },
  );
  return router;
}
