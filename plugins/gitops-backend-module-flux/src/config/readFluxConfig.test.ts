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
        name: 'azure-aks',
        direct: {
          url: cluster.url,
          ca: pem,
          skipTLSVerify: false,
          readToken: expect.any(Function),
        },
        namespaces: ['flux-system'],
        dashboardUrl: 'https://flux.example.com/resource/{kind}/{name}',
      },
    ]);
  });

  it('reads certificates from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flux-config-'));
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, pem);
    expect(readClusters({ ...cluster, caFile }).clusters[0].direct?.ca).toBe(
      pem,
    );
    rmSync(folder, { recursive: true });
  });

  it('reads a token in a file anew each time, as Kubernetes rotates it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flux-config-'));
    const serviceAccountTokenFile = join(folder, 'token');
    const { serviceAccountToken: _, ...rest } = cluster;
    const [{ direct }] = readClusters({
      ...rest,
      serviceAccountTokenFile,
    }).clusters;
    writeFileSync(serviceAccountTokenFile, 'first\n');
    expect(await direct?.readToken()).toBe('first');
    writeFileSync(serviceAccountTokenFile, 'second\n');
    expect(await direct?.readToken()).toBe('second');
    rmSync(folder, { recursive: true });
  });

  it('leaves to the Kubernetes plugin how a cluster is found and signed in to', () => {
    expect(
      readClusters({ name: 'gke-1', authProvider: 'kubernetesPlugin' }),
    ).toEqual({ clusters: [{ name: 'gke-1', namespaces: [] }], unread: [] });
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
      'gitops.flux.clusters[0].authProvider has "aws"; it should be "serviceAccount", which is read directly, or "kubernetesPlugin" for a cluster that the Kubernetes plugin can sign in to.',
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

  const of = (authProvider: string, more: object = {}) => ({
    name: `with-${authProvider}`,
    url: 'https://x',
    authProvider,
    ...more,
  });
  const kubernetes = {
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          of('serviceAccount', { ...cluster, serviceAccountToken: 'another' }),
          of('serviceAccount', {
            serviceAccountToken: 'their-token',
            dashboardUrl: 'https://k8s.example.com',
            skipMetricsLookup: true,
          }),
          of('serviceAccount', { name: 'in-cluster' }),
          of('aws', { assumeRole: 'arn' }),
          of('azure'),
          of('googleServiceAccount'),
          of('localKubectlProxy'),
          of('of-our-company'),
          {
            name: 'by-metadata',
            url: 'https://x',
            authMetadata: { 'kubernetes.io/auth-provider': 'aws' },
          },
          of('google'),
          of('aks'),
          of('oidc', { oidcTokenProvider: 'okta' }),
          { name: 'without', url: 'https://x' },
        ],
      },
      { type: 'localKubectlProxy' },
      { type: 'gke', projectId: 'p' },
      { type: 'catalog' },
    ],
  };

  it('reads the clusters of the Kubernetes plugin when asked: directly with a token, else through it', async () => {
    const gitops = {
      flux: { clusters: [cluster], fromKubernetesPlugin: true },
    };
    const { clusters } = read({ gitops, kubernetes });
    expect(
      await Promise.all(
        clusters.map(async ({ name, direct, dashboardUrl }) => [
          name,
          direct ? await direct.readToken() : 'through the plugin',
          dashboardUrl,
        ]),
      ),
    ).toEqual([
      ['azure-aks', 'a-secret-token', undefined],
      ['with-serviceAccount', 'their-token', undefined],
      ...[
        'in-cluster',
        'with-aws',
        'with-azure',
        'with-googleServiceAccount',
        'with-localKubectlProxy',
        'with-of-our-company',
        'by-metadata',
        'local',
      ].map(name => [name, 'through the plugin', undefined]),
    ]);
    expect(read({ kubernetes }).clusters).toEqual([]);
  });

  it('says which clusters of the Kubernetes plugin it does not read, and what to do', () => {
    const { unread } = read({
      gitops: { flux: { fromKubernetesPlugin: true } },
      kubernetes,
    });
    const asPerson = (provider: string) =>
      `Cluster with-${provider} of the Kubernetes plugin is not read for Flux: its authProvider "${provider}" signs in as the person in the browser. Give it a second entry in gitops.flux.clusters, with a service account.`;
    const unknown = (index: number, type: string) =>
      `The clusters that kubernetes.clusterLocatorMethods[${index}] of type "${type}" finds are not known when we start: name those to read in gitops.flux.clusters, each with authProvider: kubernetesPlugin.`;
    expect(unread).toEqual([
      asPerson('google'),
      asPerson('aks'),
      asPerson('oidc'),
      'Cluster without of the Kubernetes plugin is not read for Flux: it has no authProvider.',
      unknown(2, 'gke'),
      unknown(3, 'catalog'),
    ]);
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
