import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform } from '../platform/Platform';
import { Service } from '../platform/Service';
import { toYaml } from '../yaml/toYaml';
import { retryPolicy } from './retryPolicy';
import { toServiceMetadata } from './toServiceMetadata';

const environment = '{{.metadata.labels.environment}}';

/**
 * `bootstrap/argocd/services/<service>.yaml`: the ApplicationSet that puts a service on every registered cluster
 * with a file for it. There is no list of clusters to keep.
 */
export function writeServiceSet(
  draft: FileDraft,
  service: Service,
  platform: Platform,
): void {
  const { name, namespace } = service;
  const { repoUrl, branch } = platform;
  const { labels, annotations } = toServiceMetadata(service);
  const isChart = service.packaging === 'chart';
  const set = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name,
      namespace: 'argocd',
      labels: { 'backstage.io/kubernetes-id': name },
      annotations,
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          matrix: {
            generators: [
              {
                clusters: {
                  selector: {
                    matchLabels: {
                      'argocd.argoproj.io/secret-type': 'cluster',
                    },
                  },
                },
              },
              {
                git: {
                  repoURL: repoUrl,
                  revision: branch,
                  files: [{ path: `clusters/{{.name}}/apps/${name}.yaml` }],
                },
              },
            ],
          },
        },
      ],
      ...(service.waves > 0 && { strategy: toRollingSync(service.waves) }),
      template: {
        metadata: {
          name: `${name}-{{.nameNormalized}}`,
          labels: {
            ...labels,
            cluster: '{{.nameNormalized}}',
            environment,
            ...(service.waves > 0 && { wave: '{{.wave}}' }),
          },
          annotations: {
            ...annotations,
            'argocd.argoproj.io/manifest-generate-paths': isChart
              ? `.;/environments/${environment};/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml`
              : '.;../../base',
          },
        },
        spec: {
          project: 'services',
          source: {
            repoURL: repoUrl,
            targetRevision: branch,
            ...(isChart ? toChartSource(name) : toOverlaySource(name)),
          },
          destination: { name: '{{.name}}', namespace },
          syncPolicy: {
            ...(service.waves === 0 && {
              automated: { prune: true, selfHeal: true },
            }),
            syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
            retry: retryPolicy,
          },
        },
      },
      templatePatch: isChart
        ? `spec:
  source:
    helm:
      valuesObject: {{ .values | toJson }}
`
        : `spec:
  source:
    kustomize: {{ .kustomize | toJson }}
`,
    },
  };
  draft.write(
    layoutPaths.serviceSet(name),
    toYaml(set, {
      head: [
        `Puts ${name} on every registered cluster that has clusters/<cluster>/apps/${name}.yaml.`,
        ...(service.waves > 0
          ? [
              'Its clusters follow one another in waves. The waves do the syncing, which switches self-heal off:',
              'what somebody changes on a cluster by hand stays until the next commit.',
            ]
          : []),
      ].join('\n'),
      comments: [
        {
          path: [
            'spec',
            'template',
            'metadata',
            'annotations',
            'argocd.argoproj.io/manifest-generate-paths',
          ],
          text: 'what concerns this service: other commits to this repository leave it alone',
        },
      ],
    }),
  );
}

// The last step takes whatever wave the earlier ones leave, else a cluster with a new wave would never be synced.
function toRollingSync(waves: number) {
  const numbers = Array.from({ length: waves }, (_, index) => `${index + 1}`);
  const step = (operator: string, values: string[]) => ({
    matchExpressions: [{ key: 'wave', operator, values }],
  });
  return {
    type: 'RollingSync',
    rollingSync: {
      steps: [
        ...numbers.map(number => step('In', [number])),
        step('NotIn', numbers),
      ],
    },
  };
}

function toChartSource(name: string) {
  return {
    path: `apps/${name}`,
    helm: {
      releaseName: name,
      ignoreMissingValueFiles: true,
      valueFiles: [
        `values-${environment}.yaml`,
        `/environments/${environment}/values.yaml`,
        '/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml',
      ],
    },
  };
}

function toOverlaySource(name: string) {
  return { path: `apps/${name}/overlays/${environment}` };
}
