import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore } from '../objects/ObjectStore';
import { ResourceKind } from '../objects/ResourceKind';
import {
  ContinueToken,
  formatContinueToken,
  parseContinueToken,
} from './ContinueToken';
import { parseFieldSelector } from './parseFieldSelector';
import { parseLabelSelector } from './parseLabelSelector';
import { Representation } from './Representation';
import { parseResourceVersion } from './parseResourceVersion';
import { StatusError } from './StatusError';

const keyOf = ({ metadata }: KubernetesObject) =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;

/**
 * The answer to a list. Pages of one list show one moment: the token carries its version.
 *
 * @throws StatusError 400 for a bad token, 410 for one that compaction overtook, 504 for a version that
 *   is not there yet
 */
export function listObjects(
  store: ObjectStore,
  options: {
    kind: ResourceKind;
    namespace?: string;
    query: URLSearchParams;
    representation: Representation;
  },
): JsonObject {
  const { kind, namespace, query, representation } = options;
  const given = query.get('continue');
  const token = given ? parseContinueToken(given) : undefined;
  const asked = parseResourceVersion(query.get('resourceVersion')) ?? 0;
  if (!token && asked > store.revision())
    throw new StatusError(
      504,
      'Timeout',
      `Too large resource version: ${asked}, current: ${store.revision()}`,
      {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    );
  const rv = token && token.rv >= 0 ? token.rv : store.revision();
  const all = readSnapshot(store, { kind, rv, token });
  const matchesLabels = parseLabelSelector(query.get('labelSelector'));
  const matchesFields = parseFieldSelector(query.get('fieldSelector'));
  const matching = all
    .filter(({ metadata }) => !namespace || metadata.namespace === namespace)
    .filter(({ metadata }) => matchesLabels(metadata.labels ?? {}))
    .filter(matchesFields)
    .filter(object => !token || keyOf(object) > token.start);
  const limit = Number(query.get('limit') ?? 0) || Infinity;
  const page = matching.slice(0, limit);
  const rest = matching.length - page.length;
  const isSelective = query.get('labelSelector') || query.get('fieldSelector');
  const metadata = {
    ...(rest > 0
      ? {
          continue: formatContinueToken({
            rv,
            start: keyOf(page[page.length - 1]),
          }),
          ...(isSelective ? {} : { remainingItemCount: rest }),
        }
      : {}),
    resourceVersion: String(rv),
  };
  return representation.toList(kind, { objects: page, metadata });
}

function readSnapshot(
  store: ObjectStore,
  options: { kind: ResourceKind; rv: number; token?: ContinueToken },
): KubernetesObject[] {
  const { kind, rv, token } = options;
  const snapshot = store.listAt(kind, rv);
  if (snapshot) return snapshot;
  throw new StatusError(
    410,
    'Expired',
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    undefined,
    token && formatContinueToken({ rv: -1, start: token.start }),
  );
}
