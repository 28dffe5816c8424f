import { ArgocdHub } from '../argocd/ArgocdHub';
import { toNewApplication } from '../argocd/controller/toNewApplication';
import { toSeconds } from '../argocd/controller/toSeconds';

/** Where the twins come from: plain manifests, with a Secret among them. */
const CASES_PATH = 'cases/twins';

function toCaseFiles(version: string): Record<string, string> {
  return {
    [`${CASES_PATH}/settings.yaml`]: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: blue
`,
    [`${CASES_PATH}/credentials.yaml`]: `# Not a real one: to see that values are hidden
apiVersion: v1
kind: Secret
metadata:
  name: credentials
type: Opaque
data:
  password: ${Buffer.from('swordfish').toString('base64')}
`,
    [`${CASES_PATH}/web.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: app
          image: ghcr.io/org/web:${version}
`,
  };
}

const PROJECT = 'cases';
const NAME = 'drift';

/**
 * Makes two Applications of one name, in the control-plane namespace and in `team-a`, that nobody but people sync.
 *
 * @param options.commit - commits files on `main`
 */
export function playTwins(
  hub: ArgocdHub,
  options: {
    cluster: string;
    commit: (message: string, files: Record<string, string>) => string;
  },
): string {
  const { cluster, commit } = options;
  const { repository, clock, inventory, store, applications } = hub;
  const head = repository.head();
  if (repository.list(head, CASES_PATH).length === 0) {
    commit('Twins: two Applications of one name', toCaseFiles('1.0.0'));
  }
  const now = toSeconds(clock.now());
  inventory.addProject(PROJECT, {
    now,
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*', name: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      sourceNamespaces: ['team-a'],
    },
  });
  for (const [namespace, target] of [
    ['argocd', 'cases'],
    ['team-a', 'cases-a'],
  ]) {
    if (store.get(namespace, NAME)) continue;
    const created = store.put(
      toNewApplication({
        name: NAME,
        namespace,
        labels: { cluster },
        createdAt: now,
        spec: {
          source: {
            repoURL: repository.url,
            path: CASES_PATH,
            targetRevision: 'main',
          },
          destination: { namespace: target, name: cluster },
          project: PROJECT,
          syncPolicy: { syncOptions: ['CreateNamespace=true'] },
        },
      }),
    );
    applications.refresh(created);
  }
  return `There are two Applications '${NAME}', in argocd and in team-a, on ${cluster}. Nothing syncs them but people.`;
}
