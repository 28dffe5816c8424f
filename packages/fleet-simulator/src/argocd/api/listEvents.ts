import { toSeconds } from '../controller/toSeconds';
import { toObjectEvents } from '../live/toObjectEvents';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { readCluster } from './readCluster';
import { withApplication } from './withApplication';

/**
 * `GET /api/v1/applications/{name}/events`: of the Application itself, or of one object of its tree, which must be
 * named with its uid.
 */
export function listEvents(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer | Promise<ApiAnswer> {
  const { query } = request;
  const name = query.get('resourceName') ?? '';
  const namespace = query.get('resourceNamespace') ?? '';
  const uid = query.get('resourceUID') ?? '';
  return withApplication(request, hub, application => {
    const toAnswer = (items: object[]) =>
      ok({
        metadata: { resourceVersion: hub.store.resourceVersion },
        items: items.length ? items : null,
      });
    if (!name && !namespace && !uid) {
      return toAnswer(hub.events.list(application));
    }
    const object = hub.live
      .list(application)
      .find(
        each =>
          each.uid === uid &&
          each.name === name &&
          (each.namespace ?? '') === namespace,
      );
    if (!object) {
      return failure(
        400,
        `${name} not found as part of application ${application.metadata.name}`,
      );
    }
    const runtime = hub.applications.runtime(application);
    return readCluster(
      application,
      { hub },
      {
        answer: () =>
          toAnswer(
            toObjectEvents(object, {
              workloads: runtime.workloads.list(),
              secretsFail: runtime.secretsFail,
              now: toSeconds(hub.clock.now()),
            }),
          ),
        explain: unreachable =>
          failure(500, unreachable.explain({ group: '', version: 'v1' })),
      },
    );
  });
}
