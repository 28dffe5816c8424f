import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFluxConfig } from './readFluxConfig';
import { readKnownClusters } from './readKnownClusters';

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const cluster = {
  name: 'azure-aks',
  url: 'https://10.0.0.1:6443',
  serviceAccountToken: 'a-secret-token',
};
const read = (data: object) =>
  readFluxConfig(new ConfigReader(JSON.parse(JSON.stringify(data))));
const readClusters = (...clusters: object[]) =>
  read({ gitops: { flux: { clusters } } });

describe('readFluxConfig', () => {
  it('reads nothing where nothing is configured', () => {
    expect(read({})).toEqual({ clusters: [], unread: [] });
  });

  it('reads a cluster with the fields of the Kubernetes plugin', () => {
    const caData = Buffer.from(pem).toString('base64');
    expect(
      readClusters({
        ...cluster,
        authProvider: 'serviceAccount',
        caData,
        namespaces: ['flux-system', 'flux-system'],
        dashboardUrl: 'https://flux.example.com/resource/{kind}/{name}',
      }).clusters,
    ).toEqual([
      {
        ...cluster,
        ca: pem,
        skipTLSVerify: false,
        namespaces: ['flux-system'],
        dashboardUrl: 'https://flux.example.com/resource/{kind}/{name}',
      },
    ]);
  });

  it('reads certificates from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flux-config-'));
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, pem);
    expect(readClusters({ ...cluster, caFile }).clusters[0].ca).toBe(pem);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [
      { ...cluster, name: undefined },
      'gitops.flux.clusters[0].name has no value; it should be the name of a cluster.',
    ],
    [
      { ...cluster, url: 'ftp://x' },
      'gitops.flux.clusters[0].url has something that is no http(s) address without user and password; it should be the address of an API server, like https://10.0.0.1:6443.',
    ],
    [
      { ...cluster, url: 'https://me:pw@x' },
      'gitops.flux.clusters[0].url has something that is no http(s) address without user and password; it should be the address of an API server, like https://10.0.0.1:6443.',
    ],
    [
      { ...cluster, serviceAccountToken: '' },
      'gitops.flux.clusters[0].serviceAccountToken has a value that is no text, or empty; it should be the token of a service account.',
    ],
    [
      { ...cluster, authProvider: 'aws' },
      'gitops.flux.clusters[0].authProvider has "aws"; it should be "serviceAccount", the only one that is read directly.',
    ],
    [
      { ...cluster, caData: 'bm9wZQ==' },
      'gitops.flux.clusters[0].caData has something that is no certificate; it should be a PEM certificate in base64.',
    ],
    [
      { ...cluster, caFile: '/no/such/file' },
      'gitops.flux.clusters[0].caFile has "/no/such/file"; it should be the path of a readable file with a PEM certificate.',
    ],
    [
      { ...cluster, skipTLSVerify: 'yes' },
      'gitops.flux.clusters[0].skipTLSVerify has "yes"; it should be true or false.',
    ],
    [
      { ...cluster, namespaces: 'flux-system' },
      'gitops.flux.clusters[0].namespaces has "flux-system"; it should be a list of names of namespaces.',
    ],
    [
      { ...cluster, dashboardUrl: 'flux' },
      'gitops.flux.clusters[0].dashboardUrl has "flux"; it should be the http(s) address of a page for people.',
    ],
    [
      { ...cluster, namespaces: ['flux-system', 7] },
      'gitops.flux.clusters[0].namespaces has a list of 2; it should be a list of names of namespaces.',
    ],
    [
      { ...cluster, dashboardUrl: 'https://me:pw@flux.example.com' },
      'gitops.flux.clusters[0].dashboardUrl has "https://…@flux.example.com"; it should be the http(s) address of a page for people.',
    ],
    [
      { ...cluster, dashboardURL: 'https://flux.example.com', token: 'x' },
      'gitops.flux.clusters[0] has "dashboardURL", "token", which nothing reads; it should be removed or spelled as documented.',
    ],
  ])('stops at %j with one sentence, without the token', (wrong, sentence) => {
    expect(() => readClusters(wrong)).toThrow(
      new InputError(`Configuration key ${sentence}`),
    );
    expect(sentence).not.toContain('a-secret-token');
  });

  it('stops at two clusters of one name, and at what is no list', () => {
    expect(() => readClusters(cluster, cluster)).toThrow(
      'Configuration key gitops.flux.clusters has two clusters named "azure-aks"; it should be a list in which each name stands once.',
    );
    expect(() => read({ gitops: { flux: { clusters: 'azure-aks' } } })).toThrow(
      'Configuration key gitops.flux.clusters has "azure-aks"; it should be a list of objects.',
    );
    expect(() =>
      read({ gitops: { flux: { fromKubernetesPlugin: 'yes' } } }),
    ).toThrow(
      'Configuration key gitops.flux.fromKubernetesPlugin has "yes"; it should be true or false.',
    );
  });

  it('stops at what it does not know beside the clusters', () => {
    expect(() => read({ gitops: { flux: { cluster: [] } } })).toThrow(
      new InputError(
        'Configuration key gitops.flux has "cluster", which nothing reads; it should be removed or spelled as documented.',
      ),
    );
  });

  it('reads the clusters of the Kubernetes plugin when asked, and says which ones it does not', () => {
    const kubernetes = {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              ...cluster,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'another',
            },
            {
              ...cluster,
              name: 'gcp-gke',
              authProvider: 'serviceAccount',
              dashboardUrl: 'https://k8s.example.com',
              skipMetricsLookup: true,
            },
            { name: 'aws-eks', url: 'https://x', authProvider: 'aws' },
          ],
        },
        { type: 'gke', projectId: 'p' },
      ],
    };
    const gitops = {
      flux: { clusters: [cluster], fromKubernetesPlugin: true },
    };
    const { clusters, unread } = read({ gitops, kubernetes });
    expect(
      clusters.map(({ name, serviceAccountToken, dashboardUrl }) => [
        name,
        serviceAccountToken,
        dashboardUrl,
      ]),
    ).toEqual([
      ['azure-aks', 'a-secret-token', undefined],
      ['gcp-gke', 'a-secret-token', undefined],
    ]);
    expect(unread).toEqual([
      'Cluster aws-eks of the Kubernetes plugin is not read for Flux yet: its authProvider is "aws", and only "serviceAccount" with a serviceAccountToken is read.',
      'The clusters that kubernetes.clusterLocatorMethods[1] of type "gke" finds are not read for Flux yet: put them in gitops.flux.clusters.',
    ]);
    expect(read({ kubernetes }).clusters).toEqual([]);
  });
});

describe('readKnownClusters', () => {
  it('knows the clusters of both lists, each once, with aliases', () => {
    const config = {
      gitops: {
        clusters: [
          { name: 'gcp-gke', aliases: ['gke-prod'] },
          { name: 'azure-aks' },
        ],
        flux: { clusters: [cluster, { ...cluster, name: 'edge' }] },
      },
    };
    expect(
      readKnownClusters(new ConfigReader(config), read(config).clusters),
    ).toEqual([
      { name: 'gcp-gke', aliases: ['gke-prod'] },
      { name: 'azure-aks', aliases: [] },
      { name: 'edge', aliases: [] },
    ]);
  });
});
