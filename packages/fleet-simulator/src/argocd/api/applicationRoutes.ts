import { ApiAnswer, failure, notFound, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { filterApplications } from './filterApplications';
import { measureMessage, MESSAGE_LIMIT_BYTES } from './measureMessage';
import { selectListFields } from './selectListFields';
import { withApplication } from './withApplication';
import { withoutResourceHealth } from './withoutResourceHealth';

/** `GET /api/v1/applications` */
export function listApplications(
  { query }: ApiRequest,
  { hub, messageLimitBytes = MESSAGE_LIMIT_BYTES }: ApiContext,
): ApiAnswer {
  const matches = filterApplications(query, { namespaceAlone: true });
  const matching = hub.store.list().filter(matches);
  const bytes = measureMessage(matching, withoutResourceHealth);
  if (bytes > messageLimitBytes) {
    return failure(
      429,
      `grpc: received message larger than max (${bytes} vs. ${messageLimitBytes})`,
    );
  }
  const items = matching.map(withoutResourceHealth);
  const metadata = { resourceVersion: hub.store.resourceVersion };
  const fields = query.get('fields');
  if (!fields) return ok({ metadata, items: items.length ? items : null });
  const selected = selectListFields(items, fields);
  if (!selected) {
    return { status: 500, json: { error: 'failed to marshal error message' } };
  }
  return ok({ items: selected.length ? selected : null, metadata });
}

/** `GET /api/v1/applications/{name}` */
export function getApplication(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withApplication(request, hub, application => {
    if (!request.query.get('refresh')) return ok(application);
    hub.applications.refresh(application);
    const { namespace, name } = application.metadata;
    return ok(hub.store.get(namespace, name) ?? application);
  });
}

/** `GET /api/v1/applications/{name}/revisions/{revision}/metadata` */
export function getRevisionMetadata(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const { revision } = request.parameters;
  if (revision.includes('/')) return notFound;
  return withApplication(request, hub, () => {
    const commit = hub.repository.describe(revision);
    if (commit) {
      const { author, email, date, message } = commit;
      return ok({ author: `${author} <${email}>`, date, message });
    }
    return failure(
      500,
      `error acquiring repo lock: failed to initialize repository resources: rpc error: code = Internal desc = Failed to checkout revision ${revision}: fatal: remote error: upload-pack: not our ref ${revision}`,
    );
  });
}

/** `DELETE /api/v1/applications/{name}/operation` */
export function terminateOperation(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withApplication(request, hub, application =>
    hub.applications.terminate(application)
      ? ok({})
      : failure(
          400,
          'Unable to terminate operation. No operation is in progress',
        ),
  );
}
