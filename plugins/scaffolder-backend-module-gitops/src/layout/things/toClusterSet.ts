import { retryPolicy } from './retryPolicy';

/**
 * An ApplicationSet of the platform over every registered cluster. What it delivered stays when it goes away.
 *
 * @param set.directories - when given, one Application for each folder that matches
 */
export function toClusterSet(
  name: string,
  set: {
    application: string;
    source: { repoURL: string; targetRevision: string; path: string };
    directories?: readonly string[];
    syncOptions?: readonly string[];
  },
) {
  const clusters = {
    clusters: {
      selector: {
        matchLabels: { 'argocd.argoproj.io/secret-type': 'cluster' },
      },
    },
  };
  const { repoURL, targetRevision } = set.source;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace: 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      syncPolicy: { preserveResourcesOnDeletion: true },
      generators: [
        set.directories
          ? {
              matrix: {
                generators: [
                  clusters,
                  {
                    git: {
                      repoURL,
                      revision: targetRevision,
                      directories: set.directories.map(path => ({ path })),
                    },
                  },
                ],
              },
            }
          : clusters,
      ],
      template: {
        metadata: {
          name: set.application,
          labels: {
            cluster: '{{.nameNormalized}}',
            environment: '{{.metadata.labels.environment}}',
          },
        },
        spec: {
          project: 'platform',
          source: set.source,
          destination: { name: '{{.name}}' },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['ServerSideApply=true', ...(set.syncOptions ?? [])],
            retry: retryPolicy,
          },
        },
      },
    },
  };
}
