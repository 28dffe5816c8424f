/** How one recording is replayed. */
export type Replay = {
  /** Words in the recorded request, and what the fleet calls them. */
  translate?: Record<string, string>;
  /** The body to send instead of the recorded one, whose secrets were removed. */
  body?: 'login';
  /** A token that is not the fleet's. */
  token?: 'bad' | 'none';
  /** How the fleet's answer is allowed to differ in shape, and only so. */
  differs?: string[];
};

// checkout-api was recorded while it rolled out in waves, as user-service does in the fleet.
const waves = { 'checkout-api': 'user-service' };

// What nobody but people sync was recorded under this name.
const drift = { '/drift/': '/checkout-api-aws-eks/', '=cases': '=services' };

// The fleet's sets with waves have no `automated` block, and nothing in it is retried.
const noAutomation = [
  'missing .metadata.managedFields',
  'missing .spec.syncPolicy.automated',
  'missing .status.operationState.operation.sync.prune',
  'missing .status.operationState.retryCount',
];

// Written by the API server: who owns a field, and empty templates in generators.
const noDefaults = [
  'missing .metadata.managedFields',
  'missing .spec.generators[].matrix.generators[].clusters.template',
  'missing .spec.generators[].matrix.generators[].git.template',
  'missing .spec.generators[].matrix.template',
  'missing .spec.template.spec.syncPolicy.automated',
];

/** Recorded requests of the Argo CD API that the fleet answers at rest. */
export const replayTable: Record<string, Replay> = {
  version: {},
  settings: {},
  userinfo: {},
  login: { body: 'login' },
  'login-bad': {},
  list: {
    differs: [
      'missing .items[].metadata.managedFields',
      'missing .items[].status.operationState.retryCount',
      'missing .items[].spec.syncPolicy.automated.enabled',
      // The recorded charts were synced by sets with waves alone; those name no source.
      'invented .items[].status.operationState.operation.sync.source.helm',
      // No recorded Application had an Ingress.
      'invented .items[].status.summary.externalURLs',
    ],
  },
  'list-bad-token': { token: 'bad' },
  'list-unauthenticated': { token: 'none' },
  'list-fields': {
    differs: [
      'invented .items[].status.summary.externalURLs',
      'missing .items[].spec.syncPolicy.automated.enabled',
    ],
  },
  'list-fields-bad': {},
  'list-fields-resources': {},
  'list-project-none': {},
  'list-namespace': {},
  'list-selector': {},
  get: { translate: waves, differs: noAutomation },
  'get-history': { translate: waves, differs: noAutomation },
  'get-refresh': { translate: waves, differs: noAutomation },
  'get-app-of-apps': {
    differs: [
      'missing .metadata.managedFields',
      // kubectl's own note of what was applied
      'missing .metadata.annotations',
    ],
  },
  'get-missing-with-project': {},
  'get-missing-without-project': {},
  'get-wrong-project': {},
  clusters: {},
  'cluster-by-name': {},
  'cluster-by-url': {},
  'cluster-missing': {},
  projects: {
    differs: [
      'missing .items[].metadata.managedFields',
      // only of the recorded project `cases`
      'missing .items[].spec.sourceNamespaces',
    ],
  },
  'revision-metadata': {},
  'revision-metadata-missing': {},
  resource: {},
  applicationset: { translate: waves, differs: noDefaults },
  'applicationset-rolled': { translate: waves, differs: noDefaults },
  'applicationset-missing': {},
  'applicationset-tree': { translate: waves },
  applicationsets: {
    differs: [
      'missing .items[].metadata.managedFields',
      'missing .items[].spec.generators[].clusters.template',
      'missing .items[].spec.generators[].matrix.generators[].clusters.template',
      'missing .items[].spec.generators[].matrix.generators[].git.template',
      'missing .items[].spec.generators[].matrix.template',
      // The fleet's sets preserve resources on deletion, the recorded ones do not.
      'invented .items[].spec.syncPolicy',
    ],
  },
  'not-found': {},
  'encoded-slash': {},
  'sync-charset': {},
  'sync-no-content-type': {},
  'sync-missing-app': {},
  'sync-wrong-revision': {},
  'terminate-nothing': {},
  'resource-tree': { differs: ['invented .hosts'] },
  'resource-tree-pods': {},
  'resource-tree-app-of-apps': {},
  'managed-resources': {},
  manifests: {},
  'server-side-diff': { translate: drift },
  links: {},
  'events-pod': {},
  'resource-actions': {},
  'logs-missing-pod': {},
  syncwindows: {},
  'rollback-auto-sync': {},
  'sync-dry-run': { differs: ['missing .metadata.managedFields'] },
};
