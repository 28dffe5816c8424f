import { applyPlan } from './__testUtils__/applyPlan';
import { createProvenFiles } from './__testUtils__/createProvenFiles';
import { readYaml } from './yaml/readYaml';

/**
 * The facts of the layout that were tried on real Argo CD and Flux. Each names what happened without it, where that
 * is not plain.
 */
describe('The shape that real engines proved', () => {
  const clusters = ['aws-eks', 'gcp-gke', 'azure-aks'];
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await createProvenFiles();
  });
  const read = (path: string) => {
    const values = readYaml(files.get(path));
    expect(values.length).toBeGreaterThan(0);
    return values;
  };
  const readSet = (service: string) =>
    read(`bootstrap/argocd/services/${service}.yaml`)[0];

  it('one file per service and cluster; on Flux only Kubernetes objects', () => {
    const paths = [...files.keys()].filter(
      path => path.includes('/apps/') && path.endsWith('.yaml'),
    );
    expect(paths.sort()).toEqual([
      'clusters/aws-eks/apps/checkout-api.yaml',
      'clusters/aws-eks/apps/inventory-api.yaml',
      'clusters/aws-eks/apps/user-service.yaml',
      'clusters/azure-aks/apps/checkout-api.yaml',
      'clusters/azure-aks/apps/inventory-api.yaml',
      'clusters/gcp-gke/apps/checkout-api.yaml',
      'clusters/gcp-gke/apps/inventory-api.yaml',
      'clusters/gcp-gke/apps/user-service.yaml',
    ]);
    expect(read('clusters/aws-eks/apps/checkout-api.yaml')).toEqual([
      { values: { image: { tag: '1.4.2' } } },
    ]);
    expect(read('clusters/aws-eks/apps/inventory-api.yaml')).toEqual([
      { kustomize: { images: ['ghcr.io/org/inventory-api:2.0.1'] } },
    ]);
    expect(read('clusters/gcp-gke/apps/user-service.yaml')).toEqual([
      { wave: '2', values: { image: { tag: '7.0.0' } } },
    ]);
    expect(read('clusters/azure-aks/apps/checkout-api.yaml')[0].kind).toBe(
      'HelmRelease',
    );
    expect(read('clusters/azure-aks/apps/inventory-api.yaml')[0].kind).toBe(
      'Kustomization',
    );
  });

  it('one object by hand on the hub, which syncs bootstrap/argocd only', () => {
    expect(read('bootstrap/root.yaml')).toEqual([
      expect.objectContaining({
        kind: 'Application',
        spec: expect.objectContaining({
          source: expect.objectContaining({
            path: 'bootstrap',
            directory: { recurse: true, include: 'argocd/*' },
          }),
        }),
      }),
    ]);
  });

  it('a set is a matrix of registered clusters and the file, and names no cluster', () => {
    expect(readSet('checkout-api')).toMatchObject({
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
                    files: [
                      { path: 'clusters/{{.name}}/apps/checkout-api.yaml' },
                    ],
                  },
                },
              ],
            },
          },
        ],
        template: {
          metadata: {
            name: 'checkout-api-{{.nameNormalized}}',
            labels: {
              'backstage.io/kubernetes-id': 'checkout-api',
              'app.kubernetes.io/name': 'checkout-api',
              cluster: '{{.nameNormalized}}',
              environment: '{{.metadata.labels.environment}}',
            },
            annotations: {
              'backstage.io/entity-ref': 'component:default/checkout-api',
              // Without it every commit of anybody regenerates the service.
              'argocd.argoproj.io/manifest-generate-paths':
                '.;/environments/{{.metadata.labels.environment}};/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml',
            },
          },
          spec: {
            project: 'services',
            destination: { name: '{{.name}}', namespace: 'payments' },
            syncPolicy: { automated: { prune: true, selfHeal: true } },
          },
        },
      },
    });
    const text = JSON.stringify(readSet('checkout-api'));
    for (const cluster of clusters) expect(text).not.toContain(cluster);
    expect(readSet('inventory-api')).toMatchObject({
      spec: {
        template: {
          metadata: {
            annotations: {
              'argocd.argoproj.io/manifest-generate-paths': '.;../../base',
            },
          },
          spec: {
            source: {
              path: 'apps/inventory-api/overlays/{{.metadata.labels.environment}}',
            },
          },
        },
        templatePatch: expect.stringContaining(
          'kustomize: {{ .kustomize | toJson }}',
        ),
      },
    });
  });

  it('waves end with what the earlier ones leave, and have no automated block', () => {
    const set = readSet('user-service');
    expect(set).toMatchObject({
      spec: {
        strategy: {
          type: 'RollingSync',
          rollingSync: {
            steps: [
              {
                matchExpressions: [
                  { key: 'wave', operator: 'In', values: ['1'] },
                ],
              },
              {
                matchExpressions: [
                  { key: 'wave', operator: 'In', values: ['2'] },
                ],
              },
              {
                matchExpressions: [
                  { key: 'wave', operator: 'NotIn', values: ['1', '2'] },
                ],
              },
            ],
          },
        },
        template: { metadata: { labels: { wave: '{{.wave}}' } } },
      },
    });
    expect(JSON.stringify(set)).not.toContain('automated');
    expect(JSON.stringify(readSet('checkout-api'))).not.toContain(
      'RollingSync',
    );
  });

  it('a lost registration deletes nothing', () => {
    expect(read('bootstrap/aws-eks/argocd-cluster.yaml')[0]).toMatchObject({
      metadata: {
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        },
      },
      spec: {
        target: {
          creationPolicy: 'Orphan',
          deletionPolicy: 'Retain',
          template: {
            metadata: {
              labels: {
                environment: 'production',
                cloud: 'aws',
                region: 'us-east-1',
              },
            },
          },
        },
      },
    });
    for (const set of ['clusters', 'infrastructure']) {
      expect(read(`bootstrap/argocd/${set}.yaml`)[0]).toMatchObject({
        spec: { syncPolicy: { preserveResourcesOnDeletion: true } },
      });
    }
    expect(read('bootstrap/argocd/registrations.yaml')[0]).toMatchObject({
      kind: 'Application',
      spec: {
        source: { directory: { include: '{*/argocd-cluster.yaml,hub/*}' } },
      },
    });
  });

  it('pods run as the restricted standard asks, which the namespaces enforce', () => {
    expect(
      read('clusters/azure-aks/namespaces/payments.yaml')[0],
    ).toMatchObject({
      metadata: {
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    });
    expect(read('apps/inventory-api/base/deployment.yaml')[0]).toMatchObject({
      spec: {
        template: {
          spec: {
            securityContext: {
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    });
    for (const words of [
      'runAsNonRoot: true',
      'type: RuntimeDefault',
      'allowPrivilegeEscalation: false',
      'drop: ["ALL"]',
    ]) {
      expect(
        files.get('apps/checkout-api/templates/deployment.yaml'),
      ).toContain(words);
    }
  });

  it('a kind whose CRD may be absent lies apart from what others depend on', async () => {
    const more = await applyPlan(files, [
      [
        'gitops:secret:create',
        {
          name: 's',
          namespace: 'payments',
          clusters,
          keys: [{ secretKey: 'a', path: 'b', property: 'c' }],
          store: { server: 'https://vault.example.com' },
        },
      ],
      ['gitops:alert:create', { argocd: true, clusters: ['azure-aks'] }],
    ]);
    const optional =
      /^kind: (ExternalSecret|ClusterSecretStore|PrometheusRule|ImageUpdater|Image\w+)$/m;
    const places = [...more]
      .filter(([, text]) => optional.test(text))
      .map(([path]) => path);
    expect(places.length).toBeGreaterThan(8);
    for (const path of places) {
      // bootstrap/<cluster>/argocd-cluster.yaml and hub/ belong to the Application registrations alone.
      expect(path).toMatch(
        /^clusters\/[^/]+\/(secrets|alerts|image-automation)\/|^bootstrap\/(hub|hub-alerts|image-updater)\/|\/argocd-cluster\.yaml$/,
      );
    }
  });
});
