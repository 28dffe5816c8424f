import { ArgocdHub } from '../ArgocdHub';
import { ArgocdProject } from '../HubInventory';
import { toSeconds } from '../controller/toSeconds';
import { inCluster, RegisteredCluster } from '../RegisteredCluster';
import { ApiAnswer, denied, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';

const apiVersions = [
  'apps/v1',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'batch/v1',
  'batch/v1/Job',
  'v1',
  'v1/ConfigMap',
  'v1/Namespace',
  'v1/Pod',
  'v1/Service',
];

/** `POST /api/v1/session` */
export function login(
  { body }: ApiRequest,
  { sessions }: ApiContext,
): ApiAnswer {
  const token = sessions.login(body.username, body.password);
  return token ? ok({ token }) : failure(401, 'Invalid username or password');
}

/** `GET /api/v1/session/userinfo`: 200 also without a valid token. */
export function getUserInfo({ username }: ApiRequest): ApiAnswer {
  return ok(username ? { loggedIn: true, username, iss: 'argocd' } : {});
}

/** `GET /api/version` */
export function getVersion(): ApiAnswer {
  return ok({ Version: 'v3.5.1+unknown' });
}

/** `GET /api/v1/settings` */
export function getSettings(): ApiAnswer {
  return ok({
    appLabelKey: 'app.kubernetes.io/instance',
    googleAnalytics: { anonymizeUsers: true },
    kustomizeOptions: { BuildOptions: '', BinaryPath: '', Versions: null },
    help: {},
    trackingMethod: 'annotation',
    appsInAnyNamespaceEnabled: true,
    syncWithReplaceAllowed: true,
  });
}

/** `GET /api/v1/clusters` */
export function listClusters(_: ApiRequest, { hub }: ApiContext): ApiAnswer {
  const all = [...hub.inventory.clusters.values(), inCluster];
  const counts = countApplications(hub);
  return ok({
    metadata: {},
    items: all.map(each => toCluster(each, { hub, counts })),
  });
}

/** `GET /api/v1/clusters/{id}`: by URL, or by name with `id.type=name`. A missing one is 403. */
export function getCluster(
  { parameters: { id }, query }: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const byName = /^name(_escaped)?$/.test(query.get('id.type') ?? '');
  const cluster = hub.inventory.findCluster(
    byName ? { name: id } : { server: id },
  );
  return cluster
    ? ok(toCluster(cluster, { hub, counts: countApplications(hub) }))
    : denied;
}

/** `GET /api/v1/projects` */
export function listProjects(_: ApiRequest, { hub }: ApiContext): ApiAnswer {
  const items = [...hub.inventory.projects.values()]
    .sort((first, second) =>
      first.metadata.name < second.metadata.name ? -1 : 1,
    )
    .map(project => toProject(hub, project));
  const metadata = { resourceVersion: hub.store.resourceVersion };
  return ok({ metadata, items });
}

/** `GET /api/v1/projects/{name}` */
export function getProject(
  { parameters: { name } }: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const project = hub.inventory.projects.get(name);
  return project
    ? ok(toProject(hub, project))
    : failure(404, `appprojects.argoproj.io "${name}" not found`);
}

/** Everything the one role of the fleet may do; what is not here is `no`. */
const PERMITTED: Record<string, RegExp> = {
  applications: /^(get|sync|update|override|action\/.*)$/,
  applicationsets: /^get$/,
  projects: /^get$/,
  clusters: /^get$/,
  repositories: /^get$/,
  logs: /^get$/,
};

/** `GET /api/v1/account/can-i/{resource}/{action}/{subresource}` */
export function canI({ parameters }: ApiRequest): ApiAnswer {
  const { resource, action } = parameters;
  return ok({ value: PERMITTED[resource]?.test(action) ? 'yes' : 'no' });
}

function toProject({ inventory }: ArgocdHub, project: ArgocdProject) {
  const syncWindows = inventory.windows.list(project.metadata.name);
  return {
    ...project,
    spec: {
      ...project.spec,
      ...(syncWindows.length ? { syncWindows } : {}),
    },
    status: {},
  };
}

function countApplications({ store, inventory }: ArgocdHub) {
  const counts = new Map<string, number>();
  for (const { spec } of store.list()) {
    const name = inventory.findCluster(spec.destination)?.name ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function toCluster(
  { name, server, labels }: RegisteredCluster,
  { hub, counts }: { hub: ArgocdHub; counts: Map<string, number> },
) {
  const applicationsCount = counts.get(name) ?? 0;
  const connectionState = {
    status: 'Successful',
    message: '',
    attemptedAt: toSeconds(hub.clock.now()),
  };
  const serverVersion = 'v1.36.1';
  return {
    server,
    name,
    config: { tlsClientConfig: { insecure: false } },
    connectionState,
    serverVersion,
    info: {
      connectionState,
      serverVersion,
      cacheInfo: {
        resourcesCount: applicationsCount * 3,
        apisCount: apiVersions.length,
        lastCacheSyncTime: connectionState.attemptedAt,
      },
      applicationsCount,
      apiVersions,
    },
    ...(Object.keys(labels).length ? { labels } : {}),
  };
}
