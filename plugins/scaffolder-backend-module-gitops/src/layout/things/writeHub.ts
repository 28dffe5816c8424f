import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { toYaml } from '../yaml/toYaml';
import { toYamlStream } from '../yaml/toYamlStream';
import { retryPolicy } from './retryPolicy';
import { toClusterSet } from './toClusterSet';

/** What the hub of Argo CD starts from. */
export type HubInput = {
  repoUrl: string;
  branch: string;
  /** Where External Secrets on the hub finds the clusters' credentials. */
  vault: { server: string; path: string };
};

const hub = {
  server: 'https://kubernetes.default.svc',
  namespace: 'argocd',
} as const;

/** `bootstrap/root.yaml`, `bootstrap/argocd/` and `bootstrap/hub/`, each file unless there is one. */
export function writeHub(draft: FileDraft, input: HubInput): void {
  const { repoUrl, branch } = input;
  draft.writeNew(
    layoutPaths.root,
    toYaml(
      toApplication('platform-root', {
        project: 'default',
        source: {
          repoURL: repoUrl,
          targetRevision: branch,
          path: 'bootstrap',
          directory: { recurse: true, include: 'argocd/*' },
        },
        destination: hub,
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      }),
      {
        head: `The one object a person applies on the hub: kubectl apply -f ${layoutPaths.root}`,
      },
    ),
  );
  draft.writeNew(
    layoutPaths.projects,
    toYamlStream([
      toProject('platform', {
        description: 'Clusters, namespaces and what all share',
        repoUrl,
        kinds: [{ group: '*', kind: '*' }],
      }),
      toProject('services', {
        description: 'What the teams run',
        repoUrl,
        kinds: [{ group: '', kind: 'Namespace' }],
      }),
    ]),
  );
  draft.writeNew(
    layoutPaths.registrations,
    toYaml(
      toApplication('registrations', {
        project: 'platform',
        source: {
          repoURL: repoUrl,
          targetRevision: branch,
          path: 'bootstrap',
          directory: {
            recurse: true,
            include: '{*/argocd-cluster.yaml,hub/*}',
          },
        },
        destination: hub,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['SkipDryRunOnMissingResource=true'],
          retry: retryPolicy,
        },
      }),
      {
        head: 'Registers the clusters with this hub; apart from the rest, as it needs External Secrets here.',
      },
    ),
  );
  draft.writeNew(layoutPaths.hubStore, toStore(input.vault));
  const source = { repoURL: repoUrl, targetRevision: branch };
  draft.writeNew(
    layoutPaths.argocdClusters,
    toYaml(
      toClusterSet('clusters', {
        application: 'cluster-{{.nameNormalized}}',
        source: { ...source, path: 'clusters/{{.name}}' },
      }),
      {
        head: 'What clusters/<name>/kustomization.yaml lists, on each registered cluster',
      },
    ),
  );
  draft.writeNew(
    layoutPaths.argocdInfrastructure,
    toYaml(
      toClusterSet('infrastructure', {
        application: '{{.path.basenameNormalized}}-{{.nameNormalized}}',
        source: { ...source, path: '{{.path.path}}' },
        directories: ['infrastructure/*'],
      }),
      { head: 'Each folder in infrastructure/, on each registered cluster' },
    ),
  );
}

function toApplication(name: string, spec: object) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec,
  };
}

function toProject(
  name: string,
  project: { description: string; repoUrl: string; kinds: object[] },
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: 'argocd',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      description: project.description,
      sourceRepos: [project.repoUrl],
      destinations: [{ name: '*', server: '*', namespace: '*' }],
      clusterResourceWhitelist: project.kinds,
    },
  };
}

function toStore({ server, path }: HubInput['vault']): string {
  return toYaml(
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'vault-backend' },
      spec: {
        provider: {
          vault: {
            server,
            path,
            version: 'v2',
            auth: {
              kubernetes: {
                mountPath: 'kubernetes-hub',
                role: 'argocd',
                serviceAccountRef: {
                  name: 'external-secrets',
                  namespace: 'external-secrets',
                },
              },
            },
          },
        },
      },
    },
    { head: 'Where the hub finds the credentials of the clusters' },
  );
}
