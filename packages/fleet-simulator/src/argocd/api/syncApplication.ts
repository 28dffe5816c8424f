import { ArgocdHub } from '../ArgocdHub';
import { ApplicationSource, ArgocdApplication } from '../ArgocdApplication';
import { RequestedSync, toRequestedOperation } from '../controller/toOperation';
import { toSource } from '../controller/toSource';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { namedInBody } from './namedInBody';
import { resolveRevision } from './resolveRevision';
import { syncBody, SyncBody } from './SyncBody';
import { withApplication } from './withApplication';
import { withoutResourceHealth } from './withoutResourceHealth';

/** `POST /api/v1/applications/{name}/sync`. Only the body says which one: the query is ignored, as recorded. */
export function syncApplication(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const parsed = syncBody.safeParse(request.body);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return failure(400, `json: cannot unmarshal ${path.join('.')}: ${message}`);
  }
  const { username = '' } = request;
  return withApplication(namedInBody(request), hub, application => {
    const asked = parsed.data.revision ?? '';
    const manual = !isDryRun(parsed.data);
    if (manual && !allowsSync(hub, application)) {
      return failure(403, 'cannot sync: blocked by sync window');
    }
    const automated = application.spec.syncPolicy?.automated;
    const source = toSource(application);
    const target = source.targetRevision ?? 'HEAD';
    const isAutomatic = automated && automated.enabled !== false;
    if (isAutomatic && asked && asked !== target && !isDryRun(parsed.data)) {
      return failure(
        400,
        `Cannot sync to ${asked}: auto-sync currently set to ${target}`,
        { code: 9 },
      );
    }
    const revision = resolveRevision(hub.repository, asked);
    if (!revision) {
      return failure(400, `unable to resolve '${asked}' to a commit SHA`, {
        code: 9,
      });
    }
    return begin(hub, application, {
      ...toRequest(parsed.data),
      username,
      revision,
    });
  });
}

/**
 * Begins an operation somebody asked for, unless one is running.
 *
 * @param options.revision - a whole commit
 * @param options.source - what it brings, when that is not what the Application names now
 */
export function begin(
  hub: ArgocdHub,
  application: ArgocdApplication,
  options: RequestedSync & { revision: string; source?: ApplicationSource },
): ApiAnswer {
  const { revision, source } = options;
  const runtime = hub.applications.runtime(application);
  if (runtime.operating || application.operation) {
    return failure(400, 'another operation is already in progress', {
      code: 9,
    });
  }
  const operation = toRequestedOperation(application, revision, options);
  const isNewest = revision === hub.repository.head() && !source;
  const { username, dryRun, resources } = options;
  const partial = resources ? 'partial ' : '';
  hub.events.record(application, {
    type: 'Normal',
    reason: 'OperationStarted',
    message: `${username} initiated ${partial}${
      dryRun ? 'dry run of a ' : ''
    }sync to ${revision}`,
    component: 'argocd-server',
  });
  hub.applications.sync(application, operation, {
    compares: false,
    ...(isNewest
      ? {}
      : {
          target: {
            revision,
            source: source ?? {
              ...toSource(application),
              targetRevision: revision,
            },
          },
        }),
  });
  const { namespace, name } = application.metadata;
  return ok(
    withoutResourceHealth(hub.store.get(namespace, name) ?? application),
  );
}

/** Whether the sync windows let a person sync. */
export function allowsSync(
  { inventory, clock }: ArgocdHub,
  application: ArgocdApplication,
): boolean {
  const now = clock.now();
  return inventory.windows.allows(application, { now, manual: true });
}

function isDryRun({ dryRun }: SyncBody): boolean {
  return dryRun === true;
}

function toRequest(body: SyncBody): Omit<RequestedSync, 'username'> {
  const { resources, syncOptions, infos, strategy, retryStrategy } = body;
  return {
    prune: body.prune === true,
    dryRun: body.dryRun === true,
    infos: infos ?? [],
    ...(strategy ? { strategy } : {}),
    ...(retryStrategy ? { retry: retryStrategy } : {}),
    ...(syncOptions?.items ? { syncOptions: syncOptions.items } : {}),
    ...(resources?.length
      ? {
          resources: resources.map(({ group, kind, name, namespace }) => ({
            ...(group ? { group } : {}),
            kind,
            name,
            ...(namespace ? { namespace } : {}),
          })),
        }
      : {}),
  };
}
