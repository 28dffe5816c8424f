import { ApiAnswer, failure } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { namedInBody } from './namedInBody';
import { requireFields } from './requireFields';
import { allowsSync, begin } from './syncApplication';
import { withApplication } from './withApplication';

/** `POST /api/v1/applications/{name}/rollback`: back to an entry of `status.history`, with its source. */
export function rollbackApplication(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const { body, username = '' } = request;
  const incomplete = requireFields(['id'], field =>
    Number.isFinite(body[field]),
  );
  if (incomplete) return incomplete;
  return withApplication(namedInBody(request), hub, application => {
    if (!allowsSync(hub, application)) {
      return failure(403, 'cannot sync: blocked by sync window');
    }
    const automated = application.spec.syncPolicy?.automated;
    if (automated && automated.enabled !== false) {
      return failure(
        400,
        'rollback cannot be initiated when auto-sync is enabled',
        { code: 9 },
      );
    }
    const { metadata, status } = application;
    const entry = status.history?.find(({ id }) => id === body.id);
    if (!entry) {
      return failure(
        400,
        `application ${metadata.name} does not have deployment with id ${body.id}`,
      );
    }
    return begin(hub, application, {
      username,
      revision: entry.revision,
      source: entry.source,
      prune: body.prune === true,
      dryRun: body.dryRun === true,
      strategy: { apply: {} },
    });
  });
}
