import { createDiscovery } from '../../kubernetes/api/createDiscovery';
import {
  ResourceKind,
  toApiVersion,
} from '../../kubernetes/objects/ResourceKind';
import { resourceKinds } from '../../kubernetes/objects/resourceKinds';
import { isJsonObject, Json, JsonObject } from '../../Json';
import { FaultAnswer } from './FaultAnswer';
import { notServed } from './refuseAsKubernetes';

/** The version in which a kind was served before its present one. */
export function toOlderVersion({ version }: ResourceKind): string {
  return `${version}beta2`;
}

/**
 * What discovery says when a kind is served in its older version only; undefined for paths that are none of this
 * kind's group.
 */
export function discoverOlderVersion(
  kind: ResourceKind,
  { path, accept }: { path: string; accept: string },
): FaultAnswer | undefined {
  const older = toOlderVersion(kind);
  const ofGroup = `/apis/${kind.group}`;
  const isAlone = !resourceKinds.some(
    each =>
      each !== kind &&
      each.group === kind.group &&
      each.version === kind.version,
  );
  if (path === '/apis') {
    const aggregated = accept.includes('as=APIGroupDiscoveryList');
    const document = toJson(path, { aggregated });
    if (!document) return undefined;
    const edit = (group: Json) =>
      isJsonObject(group) && nameOf(group) === kind.group
        ? editGroup(group, kind, { isAlone })
        : group;
    return toAnswer(
      {
        ...document,
        ...(Array.isArray(document.groups)
          ? { groups: document.groups.map(edit) }
          : {}),
        ...(Array.isArray(document.items)
          ? { items: document.items.map(edit) }
          : {}),
      },
      aggregated
        ? 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
        : 'application/json',
    );
  }
  if (path === ofGroup) {
    const document = toJson(path);
    return document && toAnswer(editGroup(document, kind, { isAlone }));
  }
  const isUsual = path === `${ofGroup}/${kind.version}`;
  if (!isUsual && path !== `${ofGroup}/${older}`) return undefined;
  if (isUsual && isAlone) return notServed;
  const document = toJson(`${ofGroup}/${kind.version}`);
  if (!document || !Array.isArray(document.resources)) return undefined;
  const resources = document.resources.filter(
    each =>
      isJsonObject(each) &&
      (String(each.name).split('/')[0] === kind.plural) !== isUsual,
  );
  const groupVersion = toApiVersion(
    isUsual ? kind : { ...kind, version: older },
  );
  return toAnswer({ ...document, groupVersion, resources });
}

function editGroup(
  group: JsonObject,
  kind: ResourceKind,
  { isAlone }: { isAlone: boolean },
): JsonObject {
  const version = toOlderVersion(kind);
  const all = Array.isArray(group.versions) ? group.versions : [];
  if (isJsonObject(group.metadata)) {
    const versions = all.flatMap(each => {
      if (!isJsonObject(each) || !Array.isArray(each.resources)) return [each];
      const isKind = (resource: Json) =>
        isJsonObject(resource) && resource.resource === kind.plural;
      const moved = each.resources.filter(isKind);
      const rest = each.resources.filter(resource => !isKind(resource));
      return [
        ...(rest.length ? [{ ...each, resources: rest }] : []),
        ...(moved.length ? [{ ...each, version, resources: moved }] : []),
      ];
    });
    return { ...group, versions };
  }
  const added = {
    groupVersion: toApiVersion({ ...kind, version }),
    version,
  };
  const versions = isAlone ? [added] : [...all, added];
  return { ...group, versions, preferredVersion: versions[0] };
}

function nameOf({ name, metadata }: JsonObject) {
  return name ?? (isJsonObject(metadata) ? metadata.name : undefined);
}

// As JSON, so that what is edited has no types of its own.
function toJson(
  path: string,
  options = { aggregated: false },
): JsonObject | undefined {
  const document: unknown = JSON.parse(
    JSON.stringify(createDiscovery(path, options) ?? null),
  );
  return isJsonObject(document) ? document : undefined;
}

function toAnswer(
  body: JsonObject,
  contentType = 'application/json',
): FaultAnswer {
  return {
    status: 200,
    headers: {
      'cache-control': 'no-cache, private',
      'content-type': contentType,
    },
    body: `${JSON.stringify(body)}\n`,
  };
}
