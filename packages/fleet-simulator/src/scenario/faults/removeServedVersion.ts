import { resourceKinds } from '../../kubernetes/objects/resourceKinds';
import { toApiVersion } from '../../kubernetes/objects/ResourceKind';
import { isJsonObject, Json } from '../../Json';
import { AnswerFault } from './AnswerFault';
import { discoverOlderVersion, toOlderVersion } from './discoverOlderVersion';
import { notServed } from './refuseAsKubernetes';

/**
 * An API server that serves a kind in an older version only: paths of the usual one are 404, discovery tells the
 * other.
 *
 * @param name - of the kind, such as `Kustomization`
 * @throws with a sentence for a kind that is not served.
 */
export function removeServedVersion(name: string): AnswerFault {
  const kinds = resourceKinds.filter(({ custom }) => custom);
  const kind = kinds.find(each => [each.kind, each.plural].includes(name));
  if (!kind) {
    throw new Error(
      `There is no kind '${name}' to remove a version of. There are ${kinds
        .map(each => each.kind)
        .join(', ')}.`,
    );
  }
  const older = toOlderVersion(kind);
  const from = toApiVersion(kind);
  const to = toApiVersion({ ...kind, version: older });
  const ofKind = new RegExp(
    `^/apis/${kind.group}/([^/]+)(/(?:namespaces/[^/]+/)?${kind.plural}(?:/.*)?)$`,
  );
  const rename = (object: Json | undefined): Json | undefined =>
    isJsonObject(object) &&
    object.apiVersion === from &&
    [kind.kind, `${kind.kind}List`].includes(String(object.kind))
      ? { ...object, apiVersion: to }
      : object;
  return {
    refuse: request => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://fleet');
      const discovered = discoverOlderVersion(kind, {
        path: pathname,
        accept: request.headers.accept ?? '',
      });
      if (discovered) return discovered;
      const [, version, rest] = ofKind.exec(pathname) ?? [];
      if (version === kind.version) return notServed;
      if (version === older) {
        request.url = `/apis/${kind.group}/${kind.version}${rest}${search}`;
      }
      return undefined;
    },
    editBody: body => {
      const renamed = rename(body);
      if (!isJsonObject(renamed) || !Array.isArray(renamed.items)) {
        return isJsonObject(renamed) ? renamed : body;
      }
      return {
        ...renamed,
        items: renamed.items.map(item => rename(item) ?? null),
      };
    },
    editEvent: event => ({ ...event, object: rename(event.object) }),
  };
}
