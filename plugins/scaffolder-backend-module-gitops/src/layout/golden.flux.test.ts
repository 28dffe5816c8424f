import { createProvenFiles } from './__testUtils__/createProvenFiles';
import { readYaml } from './yaml/readYaml';

describe('The shape that a real Flux proved', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await createProvenFiles();
  });
  const read = (path: string) => {
    const values = readYaml(files.get(path));
    expect(values.length).toBeGreaterThan(0);
    return values;
  };

  it('Flux follows the version of a chart, and values as watched ConfigMaps', () => {
    expect(read('clusters/azure-aks/apps/checkout-api.yaml')[0]).toMatchObject({
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      metadata: { name: 'checkout-api', namespace: 'flux-system' },
      spec: {
        releaseName: 'checkout-api',
        targetNamespace: 'payments',
        storageNamespace: 'payments',
        // Revision made a Helm release of every service at every commit.
        chart: {
          spec: {
            chart: './apps/checkout-api',
            reconcileStrategy: 'ChartVersion',
            ignoreMissingValuesFiles: true,
          },
        },
        driftDetection: { mode: 'enabled' },
      },
    });
    for (const path of ['clusters/azure-aks', 'environments/production']) {
      expect(read(`${path}/kustomization.yaml`)[0]).toMatchObject({
        configMapGenerator: [
          {
            namespace: 'flux-system',
            options: {
              disableNameSuffixHash: true,
              labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
            },
          },
        ],
      });
    }
  });

  it('Flux goes from infrastructure over the cluster to its apps, with the variables of the cluster', () => {
    const objects = read('bootstrap/azure-aks/flux-system.yaml');
    expect(
      objects.map(({ kind, metadata }) => [
        kind,
        (metadata as { name: string }).name,
      ]),
    ).toEqual([
      ['GitRepository', 'platform-gitops'],
      ['Kustomization', 'bootstrap'],
      ['Kustomization', 'infrastructure'],
      ['Kustomization', 'cluster'],
      ['Kustomization', 'apps'],
    ]);
    expect(objects[3]).toMatchObject({
      spec: {
        dependsOn: [{ name: 'infrastructure' }],
        wait: true,
        path: './clusters/azure-aks',
      },
    });
    expect(objects[4]).toMatchObject({
      spec: {
        dependsOn: [{ name: 'cluster' }],
        path: './clusters/azure-aks/apps',
        postBuild: {
          substitute: {
            CLOUD: 'azure',
            REGION: 'westeurope',
            CLUSTER_NAME: 'azure-aks',
            ENVIRONMENT: 'production',
          },
        },
      },
    });
  });

  it('image automation is apart, and the marker is on the line of the tag', () => {
    expect(files.get('clusters/azure-aks/apps/checkout-api.yaml')).toContain(
      'tag: 1.4.2 # {"$imagepolicy": "flux-system:checkout-api:tag"}\n',
    );
    expect(read('bootstrap/azure-aks/image-automation.yaml')[0]).toMatchObject({
      kind: 'Kustomization',
      spec: { path: './clusters/azure-aks/image-automation' },
    });
    expect(
      read('clusters/azure-aks/image-automation/update.yaml')[0],
    ).toMatchObject({
      apiVersion: 'image.toolkit.fluxcd.io/v1',
      spec: {
        update: { path: './clusters/azure-aks/apps', strategy: 'Setters' },
      },
    });
  });
});
