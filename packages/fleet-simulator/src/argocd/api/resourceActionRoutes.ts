import { ArgocdApplication } from '../ArgocdApplication';
import { listResourceActions } from '../actions/listResourceActions';
import { runResourceAction } from '../actions/runResourceAction';
import { ArgocdHub } from '../ArgocdHub';
import { LiveObject } from '../live/LiveObject';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { RESOURCE_FIELDS } from './getResource';
import { namedInBody } from './namedInBody';
import { readCluster } from './readCluster';
import { requireFields } from './requireFields';
import { withApplication } from './withApplication';

/** `GET /api/v1/applications/{name}/resource/actions`: what can be done to a resource, and what of it not now. */
export function getResourceActions(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer | Promise<ApiAnswer> {
  const { query } = request;
  const incomplete = requireFields(RESOURCE_FIELDS, field => query.has(field));
  if (incomplete) return incomplete;
  return withApplication(request, hub, application =>
    withResource(hub, application, {
      read: field => query.get(field) ?? '',
      answer: object => {
        const actions = listResourceActions(object);
        return ok(actions.length ? { actions } : {});
      },
    }),
  );
}

/** `POST /api/v1/applications/{name}/resource/actions/v2`: only the body says what is meant. */
export function postResourceAction(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer | Promise<ApiAnswer> {
  const { body } = request;
  const incomplete = requireFields(
    ['action', ...RESOURCE_FIELDS],
    field => typeof body[field] === 'string',
  );
  if (incomplete) return incomplete;
  return withApplication(namedInBody(request), hub, application =>
    withResource(hub, application, {
      read: field => String(body[field] ?? ''),
      answer: object => {
        const action = String(body.action);
        const offered = listResourceActions(object);
        if (!offered.some(({ name }) => name === action)) {
          return failure(500, `action ${action} does not exist`);
        }
        const problem = runResourceAction(hub, application, {
          object,
          action,
          parameters: body.resourceActionParameters,
        });
        return problem === undefined ? ok({}) : failure(500, problem);
      },
    }),
  );
}

function withResource(
  hub: ArgocdHub,
  application: ArgocdApplication,
  options: {
    read: (field: string) => string;
    answer: (object: LiveObject) => ApiAnswer;
  },
): ApiAnswer | Promise<ApiAnswer> {
  const { read, answer } = options;
  const asked = {
    group: read('group'),
    version: read('version'),
    kind: read('kind'),
    namespace: read('namespace') || undefined,
    name: read('resourceName'),
  };
  const { group, kind, name } = asked;
  const object = hub.live.find(application, asked);
  if (!object) {
    return failure(
      400,
      `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
    );
  }
  return readCluster(
    application,
    { hub },
    {
      answer: () => answer(object),
      explain: unreachable =>
        failure(
          500,
          `error getting resource: failed to get api resource: ${unreachable.explain(
            asked,
          )}`,
        ),
    },
  );
}
