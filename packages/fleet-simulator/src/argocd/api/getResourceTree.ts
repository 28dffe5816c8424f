import { toTree } from '../live/toTree';
import { ApiAnswer, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { withApplication } from './withApplication';

/** `GET /api/v1/applications/{name}/resource-tree`: from the cache, also of a cluster that does not answer. */
export function getResourceTree(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withApplication(request, hub, application =>
    ok(toTree(application, hub.live.list(application))),
  );
}
