import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { toResourceDiff } from '../live/toResourceDiff';
import { DesiredResource } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { ApiAnswer, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { selectPaths } from './selectPaths';
import { withApplication } from './withApplication';

/** `GET /api/v1/applications/{name}/managed-resources`: from the cache; hooks are left out, Secrets are masked. */
export function getManagedResources(
  request: ApiRequest,
  context: ApiContext,
): ApiAnswer {
  return withApplication(request, context.hub, application => {
    const { query } = request;
    const fits = (value: string | undefined, field: string) =>
      !query.get(field) || query.get(field) === (value ?? '');
    const items = listDiffs(application, context, resource =>
      [
        fits(resource.group, 'group'),
        fits(resource.version, 'version'),
        fits(resource.kind, 'kind'),
        fits(resource.namespace, 'namespace'),
        fits(resource.name, 'name'),
      ].every(Boolean),
    );
    const answer: JsonObject = items.length ? { items } : {};
    const fields = query.get('fields');
    return ok(fields ? selectPaths(answer, fields.split(',')) : answer);
  });
}

/** `GET /api/v1/applications/{name}/server-side-diff`, of the manifests that are sent, or of all. */
export function getServerSideDiff(
  request: ApiRequest,
  context: ApiContext,
): ApiAnswer {
  return withApplication(request, context.hub, application => {
    const asked = request.query.getAll('targetManifests');
    if (!asked.length) return ok({ modified: false });
    const named = new Set(asked.flatMap(toKeys));
    const items = listDiffs(application, context, resource =>
      named.has(toResourceKey(resource)),
    );
    const modified = items.some(item => item.modified);
    return ok({ ...(items.length ? { items } : {}), modified });
  });
}

function listDiffs(
  application: ArgocdApplication,
  { hub }: ApiContext,
  fits: (resource: DesiredResource) => boolean,
): JsonObject[] {
  const runtime = hub.applications.runtime(application);
  const running = new Map(
    (runtime.live?.resources ?? []).map(each => [toResourceKey(each), each]),
  );
  const wanted = readWanted(application, { hub });
  const keys = new Set([...wanted.keys(), ...running.keys()]);
  return [...keys].flatMap(key => {
    const target = wanted.get(key);
    const live = running.get(key);
    const named = target ?? live;
    if (!named || !fits(named)) return [];
    const manifest = live && hub.live.find(application, live)?.manifest;
    return [
      toResourceDiff(application, { runtime, wanted: target, live, manifest }),
    ];
  });
}

// What cannot be read from Git now was compared before.
function readWanted(
  application: ArgocdApplication,
  { hub }: Pick<ApiContext, 'hub'>,
): Map<string, DesiredResource> {
  const { live } = hub.applications.runtime(application);
  let resources = live?.resources ?? [];
  try {
    resources = hub.applications.render(application).resources;
  } catch {
    // As it is.
  }
  return new Map(resources.map(each => [toResourceKey(each), each]));
}

function toKeys(text: string): string[] {
  try {
    const { apiVersion = '', kind, metadata } = JSON.parse(text);
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const { name, namespace } = metadata ?? {};
    return [toResourceKey({ group, kind, namespace, name })];
  } catch {
    return [];
  }
}
