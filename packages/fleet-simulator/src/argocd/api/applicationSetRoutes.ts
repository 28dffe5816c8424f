import { ArgocdHub } from '../ArgocdHub';
import { ObservedSet } from '../sets/SetObserver';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { filterApplicationSets } from './filterApplicationSets';

/** `GET /api/v1/applicationsets` */
export function listApplicationSets(
  { query }: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const matches = filterApplicationSets(query, {
    namespace: query.get('appsetNamespace'),
  });
  const items = hub.observedSets.list().filter(matches);
  const metadata = { resourceVersion: hub.store.resourceVersion };
  return ok({ metadata, items: items.length ? items : null });
}

/** `GET /api/v1/applicationsets/{name}` */
export function getApplicationSet(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withSet(request, hub, set => ok(set));
}

/** `GET /api/v1/applicationsets/{name}/resource-tree`: the Applications in its status. */
export function getApplicationSetTree(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withSet(request, hub, set => {
    const { namespace, name, uid } = set.metadata;
    const parentRefs = [
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'ApplicationSet',
        namespace,
        name,
        uid,
      },
    ];
    const nodes = set.status.resources?.map(({ status: _, ...resource }) => ({
      ...resource,
      parentRefs,
    }));
    return ok(nodes?.length ? { nodes } : {});
  });
}

/** `GET /api/v1/applicationsets/{name}/events` */
export function listApplicationSetEvents(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withSet(request, hub, set => {
    const items = hub.setEvents.list(set);
    const metadata = { resourceVersion: hub.store.resourceVersion };
    return ok({ metadata, items: items.length ? items : null });
  });
}

function withSet(
  { parameters: { name }, query }: ApiRequest,
  hub: ArgocdHub,
  answer: (set: ObservedSet) => ApiAnswer,
): ApiAnswer {
  const namespace = query.get('appsetNamespace') || 'argocd';
  if (namespace !== 'argocd') {
    return failure(500, `namespace '${namespace}' is not permitted`);
  }
  const set = hub.observedSets.read(name);
  return set
    ? answer(set)
    : failure(
        404,
        `error getting ApplicationSet: applicationset.argoproj.io "${name}" not found`,
      );
}
