import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { selectConcernedPaths } from './selectConcernedPaths';

const repository = 'https://git.example.com/org/platform-gitops';
const sha = 'a'.repeat(40);

/** As the store places it: on aws-eks, a production cluster at AWS. */
const placed = (deployment: Partial<Omit<Deployment, 'cluster'>>) => ({
  ...createDeployment(deployment),
  cluster: {
    name: 'aws-eks',
    labels: { cloud: 'aws', environment: 'production' },
  },
});
const from = (...sources: Partial<Deployment['sources'][number]>[]) => ({
  sources: sources.map(source => ({ repository, ...source })),
});

const ofCluster = 'clusters/aws-eks/apps/checkout-api.yaml';
const values = ['clusters/aws-eks/values-aws.yaml', 'environments/production'];

describe('selectConcernedPaths', () => {
  it.each<[string, Partial<Omit<Deployment, 'cluster'>>, string[]]>([
    [
      'a chart: its folder, its file for the cluster, the values',
      from({ path: 'apps/checkout-api' }),
      ['apps/checkout-api', ofCluster, ...values],
    ],
    [
      'an overlay: its folder without the other overlays, and no values',
      from({ path: './apps/checkout-api/overlays/production' }),
      [
        '!apps/checkout-api/overlays',
        'apps/checkout-api',
        'apps/checkout-api/overlays/production',
        ofCluster,
      ],
    ],
    [
      'what Argo CD was told instead, and its file for the cluster',
      from({
        path: 'apps/checkout-api',
        paths: ['apps/checkout-api', 'shared'],
      }),
      ['apps/checkout-api', ofCluster, 'shared'],
    ],
    [
      'a Kustomization of Flux of an overlay',
      {
        kind: 'Kustomization',
        ...from({ path: './apps/checkout-api/overlays/production' }),
      },
      [
        '!apps/checkout-api/overlays',
        'apps/checkout-api',
        'apps/checkout-api/overlays/production',
        ofCluster,
      ],
    ],
    [
      "a Kustomization of a cluster's objects: only these",
      {
        kind: 'Kustomization',
        app: 'apps',
        ...from({ path: './clusters/aws-eks/apps' }),
      },
      ['clusters/aws-eks/apps'],
    ],
    [
      'a Kustomization without path: everything',
      { kind: 'Kustomization', ...from({}) },
      [''],
    ],
    [
      'a release whose chart is made anew with its version, beside its own file',
      {
        kind: 'HelmRelease',
        name: 'checkout',
        ...from(
          { path: './apps/checkout-api', applied: '0.1.0' },
          { path: './clusters/aws-eks/apps', applied: `main@sha1:${sha}` },
        ),
      },
      [
        'apps/checkout-api/Chart.yaml',
        ofCluster,
        'clusters/aws-eks/apps/checkout.yaml',
        ...values,
      ],
    ],
    [
      'a release whose chart is made anew with each commit',
      {
        kind: 'HelmRelease',
        name: 'checkout-api',
        ...from(
          { path: './apps/checkout-api', applied: `0.1.0+${sha.slice(0, 12)}` },
          { path: './clusters/aws-eks/apps', applied: `main@sha1:${sha}` },
        ),
      },
      ['apps/checkout-api', ofCluster, ...values],
    ],
    [
      'a release of a chart from elsewhere',
      {
        kind: 'HelmRelease',
        name: 'checkout-api',
        sources: [
          { repository: 'https://charts.example.com', chart: 'checkout' },
          { repository, path: './clusters/aws-eks/apps' },
        ],
      },
      [ofCluster, ...values],
    ],
    [
      'a release in another layout: the whole folder it was applied from',
      {
        kind: 'HelmRelease',
        ...from({ path: 'charts/checkout' }, { path: './flux/production' }),
      },
      ['charts/checkout', 'flux/production'],
    ],
    [
      'another layout: the path of the source',
      from({ path: 'production/checkout' }),
      ['production/checkout'],
    ],
    [
      'two folders of one repository',
      from({ path: 'production/checkout' }, { path: 'shared' }),
      ['production/checkout', 'shared'],
    ],
    [
      'the same repository by another address',
      {
        sources: [
          {
            repository: 'git@git.example.com:org/platform-gitops.git',
            path: 'production/checkout',
          },
        ],
      },
      ['production/checkout'],
    ],
    [
      'values lent to a chart from elsewhere: nobody says which',
      {
        sources: [
          { repository: 'https://charts.example.com', chart: 'checkout' },
          { repository },
        ],
      },
      [],
    ],
    [
      'another repository',
      { sources: [{ repository: 'https://git.example.com/x', path: 'a' }] },
      [],
    ],
  ])('%s', (_meaning, deployment, paths) => {
    const found = selectConcernedPaths(placed(deployment), repository);
    expect(found).toEqual([...paths].sort());
  });
});
