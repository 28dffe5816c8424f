import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { toRequestedOperation } from '../controller/toOperation';
import { toSource } from '../controller/toSource';
import { ApiAnswer, failure, notFound, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { filterApplications } from './filterApplications';
import { measureMessage, MESSAGE_LIMIT_BYTES } from './measureMessage';
import { selectListFields } from './selectListFields';
import { withApplication } from './withApplication';

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

/** `POST /api/v1/applications/{name}/sync`. Only the body says which one: the query is ignored, as recorded. */
export function syncApplication(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const { body, parameters, username = '' } = request;
  const query = new URLSearchParams();
  if (typeof body.appNamespace === 'string') {
    query.set('appNamespace', body.appNamespace);
  }
  if (typeof body.project === 'string') query.set('project', body.project);
  return withApplication({ query, parameters }, hub, application => {
    const runtime = hub.applications.runtime(application);
    if (runtime.operating || application.operation) {
      return failure(400, 'another operation is already in progress', {
        code: 9,
      });
    }
    const automated = application.spec.syncPolicy?.automated;
    const target = toSource(application).targetRevision ?? 'HEAD';
    const asked = body.revision;
    if (
      automated &&
      automated.enabled !== false &&
      typeof asked === 'string' &&
      asked &&
      asked !== target
    ) {
      return failure(
        400,
        `Cannot sync to ${asked}: auto-sync currently set to ${target}`,
        { code: 9 },
      );
    }
    hub.applications.sync(
      application,
      toRequestedOperation(application, hub.repository.head(), {
        username,
        prune: body.prune === true,
        dryRun: body.dryRun === true,
        infos: Array.isArray(body.infos) ? (body.infos as JsonObject[]) : [],
      }),
      { compares: false },
    );
    const { namespace, name } = application.metadata;
    return ok(
      withoutResourceHealth(hub.store.get(namespace, name) ?? application),
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

// Only the stream and the call that gets one Application know the health of resources.
function withoutResourceHealth(
  application: ArgocdApplication,
): ArgocdApplication {
  const { resources } = application.status;
  if (!resources) return application;
  return {
    ...application,
    status: {
      ...application.status,
      resources: resources.map(({ health: _, ...resource }) => resource),
    },
  };
}
