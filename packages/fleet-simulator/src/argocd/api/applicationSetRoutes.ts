import { ArgocdHub } from '../ArgocdHub';
import { ArgocdApplicationSet } from '../sets/ArgocdApplicationSet';
import { toSetStatus } from '../sets/toSetStatus';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';

/** `GET /api/v1/applicationsets` */
export function listApplicationSets(
  _: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const items = [...hub.inventory.sets.values()]
    .sort((first, second) =>
      first.metadata.name < second.metadata.name ? -1 : 1,
    )
    .map(set => toObject(set, hub));
  const metadata = { resourceVersion: hub.store.resourceVersion };
  return ok({ metadata, items: items.length ? items : null });
}

/** `GET /api/v1/applicationsets/{name}` */
export function getApplicationSet(
  { parameters: { name } }: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const set = hub.inventory.sets.get(name);
  return set
    ? ok(toObject(set, hub))
    : failure(
        404,
        `error getting ApplicationSet: applicationset.argoproj.io "${name}" not found`,
      );
}

function toObject(set: ArgocdApplicationSet, hub: ArgocdHub) {
  const { metadata, spec } = set;
  const status = toSetStatus(set, hub.sets.owned(set), {
    isPending: application => hub.applications.isPending(application),
  });
  return { metadata, spec, status };
}
