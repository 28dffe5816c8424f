import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planLayout } from '.';
import { applyPlan } from './__testUtils__/applyPlan';
import { diffFiles } from './__testUtils__/diffFiles';
import { platformInput } from './__testUtils__/platformInput';
import { toTreeText } from './__testUtils__/toTreeText';
import { readYaml } from './yaml/readYaml';

/** Set UPDATE_TREES=1 to write the texts anew; read what changed before committing it. */
const isUpdate = Boolean(process.env.UPDATE_TREES);

const service = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.4.2',
  namespace: 'payments',
  env: { FEATURE_REFUNDS: 'on' },
};
const all = ['aws-eks-dev', 'aws-eks', 'azure-aks'];

const engines = {
  argocd: ['aws-eks'],
  flux: ['azure-aks'],
  both: all,
};
const rollout = {
  analysis: { prometheus: 'http://prometheus.monitoring:9090' },
};
const secret = (clusters: string[]) =>
  [
    'gitops:secret:create',
    {
      name: 'database-credentials',
      namespace: 'payments',
      service: 'payments-api',
      clusters,
      keys: [
        {
          secretKey: 'password',
          path: 'payments/database',
          property: 'password',
        },
      ],
      store: { server: 'https://vault.example.com' },
    },
  ] as [string, object];
const automation = (clusters: string[]) =>
  [
    'gitops:image-automation:create',
    { service: 'payments-api', clusters, range: '1.x' },
  ] as [string, object];

type Case = { name: string; steps: [string, object][] };

const matrix: Case[] = (['chart', 'kustomize'] as const).flatMap(packaging =>
  Object.entries(engines).flatMap(([engine, clusters]) => {
    const create = (more: object) =>
      [
        'gitops:service:create',
        { ...service, packaging, clusters, ...more },
      ] as [string, object];
    const name = `${packaging}-${engine}`;
    const followed =
      packaging === 'chart'
        ? clusters
        : clusters.filter(c => c === 'azure-aks');
    return [
      { name, steps: [create({})] },
      { name: `${name}-rollout`, steps: [create({ rollout })] },
      { name: `${name}-secret`, steps: [create({}), secret(clusters)] },
      ...(followed.length > 0
        ? [
            {
              name: `${name}-image-automation`,
              steps: [create({}), automation(followed)],
            },
          ]
        : []),
      ...(engine === 'flux'
        ? []
        : [
            {
              name: `${name}-waves`,
              steps: [
                create({
                  waves: clusters
                    .filter(cluster => cluster !== 'azure-aks')
                    .map(cluster => [cluster]),
                }),
              ],
            },
          ]),
    ];
  }),
);

const everything: Case = {
  name: 'chart-both-everything',
  steps: [
    [
      'gitops:service:create',
      {
        ...service,
        description: 'Takes payments',
        owner: 'group:default/payments',
        catalogInfo: true,
        clusters: all,
        waves: [['aws-eks-dev'], ['aws-eks']],
        rollout,
        environmentReplicas: { production: 3 },
      },
    ],
    secret(all),
    automation(all),
    [
      'gitops:alert:create',
      { argocd: true, clusters: ['azure-aks'], labels: { release: 'x' } },
    ],
  ],
};

/** The text that is checked in. */
function readTree(name: string, text: string): string {
  const file = join(__dirname, '__trees__', `${name}.txt`);
  if (isUpdate) writeFileSync(file, text);
  return readFileSync(file, 'utf8');
}

describe('The trees that are written', () => {
  let platform: Map<string, string>;
  beforeAll(async () => {
    platform = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
    ]);
  });

  it('a platform', () => {
    const text = toTreeText(diffFiles(new Map(), platform));
    expect(text).toBe(readTree('platform', text));
  });

  it.each([...matrix, everything])('$name', async ({ name, steps }) => {
    const files = await applyPlan(platform, steps);
    const text = toTreeText(diffFiles(platform, files));
    expect(text).toBe(readTree(name, text));
    // The same once more changes nothing.
    expect(diffFiles(files, await applyPlan(files, steps))).toEqual([]);
  });

  it('a cluster of each engine, added later', async () => {
    const files = await applyPlan(platform, [
      [
        'gitops:cluster:add',
        {
          name: 'gcp-gke-dev',
          engine: 'flux',
          environment: 'dev',
          cloud: 'gcp',
          region: 'europe-west1',
        },
      ],
      [
        'gitops:cluster:add',
        {
          name: 'aws-eks-qa',
          engine: 'argocd',
          environment: 'qa',
          cloud: 'aws',
          region: 'eu-central-1',
        },
      ],
    ]);
    const text = toTreeText(diffFiles(platform, files));
    expect(text).toBe(readTree('clusters-added', text));
  });

  it('values have the same order on both engines', async () => {
    const files = await applyPlan(platform, [
      ['gitops:service:create', { ...service, clusters: all }],
    ]);
    const [set] = readYaml(
      files.get('bootstrap/argocd/services/payments-api.yaml'),
    );
    const [release] = readYaml(
      files.get('clusters/azure-aks/apps/payments-api.yaml'),
    );
    expect(set).toMatchObject({
      spec: {
        template: {
          spec: {
            source: {
              // Over the chart's own values.yaml, and below valuesObject.
              helm: {
                valueFiles: [
                  'values-{{.metadata.labels.environment}}.yaml',
                  '/environments/{{.metadata.labels.environment}}/values.yaml',
                  '/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml',
                ],
              },
            },
          },
        },
        templatePatch: expect.stringContaining('valuesObject'),
      },
    });
    expect(release).toMatchObject({
      spec: {
        chart: {
          spec: {
            valuesFiles: [
              './apps/payments-api/values.yaml',
              './apps/payments-api/values-production.yaml',
            ],
          },
        },
        valuesFrom: [
          { kind: 'ConfigMap', name: 'environment-values' },
          { kind: 'ConfigMap', name: 'cluster-values' },
        ],
        values: { image: { tag: '1.4.2' } },
      },
    });
    expect(
      readYaml(files.get('clusters/aws-eks/apps/payments-api.yaml')),
    ).toEqual([{ values: { image: { tag: '1.4.2' } } }]);
    expect(
      readYaml(files.get('clusters/azure-aks/kustomization.yaml')),
    ).toEqual([
      expect.objectContaining({
        resources: [
          '../../environments/production',
          'namespaces/payments.yaml',
        ],
        configMapGenerator: [
          expect.objectContaining({
            name: 'cluster-values',
            files: ['values.yaml=values-azure.yaml'],
          }),
        ],
      }),
    ]);
  });

  it('refuses what is not there by naming what is', async () => {
    await expect(
      planLayout(
        'gitops:service:create',
        { ...service, clusters: ['nowhere'] },
        platform,
      ),
    ).rejects.toThrow(/no cluster 'nowhere'.*aws-eks, /);
  });
});
