/** A path of Argo CD that may be read. */
export type AllowedPath = {
  /** Its segments; `{…}` for what {@link pathVariables} allows there. */
  path: string;
  /** Keys of the query it takes; those that end in `[]` more than once. */
  query: readonly string[];
  /** What is added to every read of it. */
  fixed?: Readonly<Record<string, string>>;
};

const ofApplication = ['project', 'appNamespace'];
const ofSet = ['appsetNamespace'];
const ofRevision = [...ofApplication, 'sourceIndex', 'versionId'];

/**
 * Everything of an Argo CD that may be read through the proxy, with GET. What is not here holds secrets that
 * nobody can tell from the rest (manifests, live and desired resources, their difference, logs, settings with
 * their single sign-on, repositories and accounts), costs Argo CD work (`refresh`), or is a stream.
 */
export const allowedPaths: readonly AllowedPath[] = [
  { path: '/api/version', query: [] },
  {
    path: '/api/v1/applications',
    query: [
      'name',
      'project[]',
      'projects[]',
      'selector',
      'repo',
      'appNamespace',
      'fields',
    ],
  },
  { path: '/api/v1/applications/{name}', query: ofApplication },
  { path: '/api/v1/applications/{name}/resource-tree', query: ofApplication },
  {
    path: '/api/v1/applications/{name}/events',
    query: [
      ...ofApplication,
      'resourceNamespace',
      'resourceName',
      'resourceUID',
    ],
  },
  { path: '/api/v1/applications/{name}/syncwindows', query: ofApplication },
  {
    path: '/api/v1/applications/{name}/revisions/{revision}/metadata',
    query: ofRevision,
  },
  {
    path: '/api/v1/applications/{name}/revisions/{revision}/chartdetails',
    query: ofRevision,
  },
  {
    path: '/api/v1/applicationsets',
    query: ['projects[]', 'selector', 'appsetNamespace'],
  },
  { path: '/api/v1/applicationsets/{name}', query: ofSet },
  { path: '/api/v1/applicationsets/{name}/resource-tree', query: ofSet },
  { path: '/api/v1/applicationsets/{name}/events', query: ofSet },
  { path: '/api/v1/clusters', query: [] },
  // By name only: the other way is its address.
  {
    path: '/api/v1/clusters/{cluster}',
    query: [],
    fixed: { 'id.type': 'name' },
  },
  { path: '/api/v1/projects', query: ['name', 'fields'] },
  { path: '/api/v1/projects/{name}', query: [] },
  { path: '/api/v1/projects/{name}/syncwindows', query: [] },
  { path: '/api/v1/projects/{name}/events', query: [] },
];

/** What may stand, decoded, in the place of each variable. */
export const pathVariables: Readonly<Record<string, RegExp>> = {
  /** Of a Kubernetes object. */
  name: /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
  /** A commit, or a chart's version: Argo CD takes no branch here. */
  revision: /^[A-Za-z0-9]([\w.+-]{0,126}[A-Za-z0-9])?$/,
  /** Chosen by people; an address of EKS has colons in it. */
  cluster: /^[A-Za-z0-9]([\w.:@ -]{0,251}[\w])?$/,
};

/** What any value of a query may be: names, selectors, lists of fields, addresses of repositories. */
export const queryValue = /^[\w .,:;=!()@/+*-]{1,1024}$/;
