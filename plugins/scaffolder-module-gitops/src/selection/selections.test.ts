import { createTestDeployment } from '../__testUtils__/createTestDeployment';
import { testClusters } from '../__testUtils__/testClusters';
import { checkName } from './checkName';
import { deriveEngineAdvice } from './deriveEngineAdvice';
import { selectClusterGroups } from './selectClusterGroups';
import { selectEnvironments } from './selectEnvironments';
import { selectOtherValue, selectOtherValues } from './selectOtherValue';
import { selectServices } from './selectServices';
import { selectVersions } from './selectVersions';

describe('selectClusterGroups', () => {
  const names = (...parameters: Parameters<typeof selectClusterGroups>) =>
    selectClusterGroups(...parameters).map(({ environment, clusters }) => [
      environment,
      ...clusters.map(({ name }) => name),
    ]);

  it('groups by environment in their order, without one last', () => {
    expect(names(testClusters)).toEqual([
      ['dev', 'aws-eks-dev'],
      ['production', 'aws-eks', 'azure-aks', 'gcp-gke'],
      [undefined, 'onprem'],
    ]);
  });

  it('offers a cluster of an environment that is not in the list of environments', () => {
    const [cluster] = testClusters.items;
    expect(
      names({
        environments: [],
        items: [{ ...cluster, environment: 'qa' }],
      }),
    ).toEqual([[undefined, 'aws-eks']]);
  });

  it('narrows by environment, engine, and where a service runs or does not', () => {
    expect(names(testClusters, { environments: ['dev'] })).toEqual([
      ['dev', 'aws-eks-dev'],
    ]);
    expect(names(testClusters, { engines: ['flux'] })).toEqual([
      ['production', 'azure-aks'],
      [undefined, 'onprem'],
    ]);
    const running = new Set(['aws-eks', 'gone']);
    expect(names(testClusters, { among: running })).toEqual([
      ['production', 'aws-eks'],
    ]);
    expect(names(testClusters, { without: running })).toEqual([
      ['dev', 'aws-eks-dev'],
      ['production', 'azure-aks', 'gcp-gke'],
      [undefined, 'onprem'],
    ]);
  });
});

describe('selectEnvironments', () => {
  const deployments = [
    createTestDeployment(),
    createTestDeployment({ cluster: 'gcp-gke' }),
    createTestDeployment({
      cluster: 'azure-aks',
      version: { value: '1.4.1', rule: 'image-tag' },
    }),
  ];

  it('says of each how many clusters it has and which versions run', () => {
    expect(selectEnvironments(testClusters, { deployments })).toEqual([
      { name: 'dev', clusters: 1, running: 0, versions: [] },
      { name: 'staging', clusters: 0, running: 0, versions: [] },
      {
        name: 'production',
        clusters: 3,
        running: 3,
        versions: ['1.4.2', '1.4.1'],
      },
    ]);
  });

  it('offers only later ones, or only those where the service runs', () => {
    const toNames = (options: Parameters<typeof selectEnvironments>[1]) =>
      selectEnvironments(testClusters, options).map(({ name }) => name);
    expect(toNames({ after: 'dev' })).toEqual(['staging', 'production']);
    expect(toNames({ deployments, onlyRunning: true })).toEqual(['production']);
    expect(toNames({ after: 'unheard of' })).toHaveLength(3);
  });
});

describe('selectServices', () => {
  it('counts versions and names clusters, by name of the service', () => {
    expect(
      selectServices([
        createTestDeployment({ app: 'user-service' }),
        createTestDeployment(),
        createTestDeployment({ cluster: 'gcp-gke' }),
        createTestDeployment({ cluster: 'azure-aks', version: undefined }),
        createTestDeployment({
          app: 'infrastructure',
          version: { value: 'main@sha1:8f59eda6', rule: 'revision' },
        }),
      ]),
    ).toEqual([
      {
        name: 'checkout-api',
        versions: [{ value: '1.4.2', clusters: 2 }],
        clusters: ['aws-eks', 'azure-aks', 'gcp-gke'],
      },
      {
        name: 'user-service',
        versions: [{ value: '1.4.2', clusters: 1 }],
        clusters: ['aws-eks'],
      },
    ]);
  });
});

describe('selectVersions', () => {
  const production = createTestDeployment();
  const staging = createTestDeployment({
    cluster: 'aws-eks-staging',
    environment: 'staging',
    version: { value: '1.5.0', rule: 'image-tag' },
    since: { version: '2026-11-24T10:00:00Z' },
  });
  const delivered = (
    value: string,
    startedAt: string,
    more: Record<string, unknown> = {},
  ) => ({
    id: value + startedAt,
    change: 'version' as const,
    version: { value, rule: 'image-tag' as const },
    startedAt,
    outcome: 'Healthy' as const,
    seenBy: 'history' as const,
    ...more,
  });
  const histories = [
    {
      deployment: production,
      deliveries: [
        delivered('1.4.2', '2026-11-20T10:00:00Z'),
        delivered('1.4.3', '2026-11-19T10:00:00Z', { outcome: 'Failed' }),
        delivered('1.4.1', '2026-11-10T10:00:00Z', { rolledBackBy: 'x' }),
        delivered('1.4.1', '2026-11-01T10:00:00Z'),
      ],
    },
  ];

  it('tells what runs and what was delivered, the newest first, and what failed the last time', () => {
    expect(
      selectVersions({ deployments: [production, staging], histories }),
    ).toEqual([
      {
        value: '1.5.0',
        runsIn: ['staging'],
        deliveredAt: '2026-11-24T10:00:00Z',
      },
      {
        value: '1.4.2',
        runsIn: ['production'],
        deliveredAt: '2026-11-20T10:00:00Z',
        failed: false,
      },
      {
        value: '1.4.3',
        runsIn: [],
        deliveredAt: '2026-11-19T10:00:00Z',
        failed: true,
      },
      {
        value: '1.4.1',
        runsIn: [],
        deliveredAt: '2026-11-10T10:00:00Z',
        failed: true,
      },
    ]);
  });

  it('of one environment only what concerns it', () => {
    const versions = selectVersions({
      deployments: [production, staging],
      histories,
      environment: 'staging',
    });
    expect(versions.map(({ value }) => value)).toEqual(['1.5.0']);
  });

  it('never offers a revision: it is no tag of an image', () => {
    expect(
      selectVersions({
        deployments: [
          createTestDeployment({
            version: { value: 'main@sha1:abc', rule: 'revision' },
          }),
        ],
        histories: [],
      }),
    ).toEqual([]);
  });
});

describe('deriveEngineAdvice', () => {
  it.each([
    [{}, undefined],
    [{ clusters: 'few' }, 'argocd'],
    [{ clusters: 'many' }, 'flux'],
    [{ userInterface: true }, 'argocd'],
    [{ userInterface: false }, undefined],
    [{ imageAutomation: true, pushAccess: false, userInterface: true }, 'flux'],
    [{ imageAutomation: true, userInterface: true }, undefined],
  ] as const)('%j speaks for %s', (answers, engine) => {
    expect(deriveEngineAdvice(answers).engine).toBe(engine);
  });

  it('gives each reason, those against as well', () => {
    expect(
      deriveEngineAdvice({ imageAutomation: true, userInterface: true }),
    ).toEqual({
      reasons: [
        { question: 'userInterface', engine: 'argocd' },
        { question: 'imageAutomation', engine: 'flux' },
      ],
    });
  });
});

describe('checkName', () => {
  it.each([
    ['checkout-api', undefined],
    ['a', undefined],
    ['0a', undefined],
    [undefined, 'empty'],
    ['', 'empty'],
    ['Checkout', 'characters'],
    ['-a', 'characters'],
    ['a-', 'characters'],
    ['a.b', 'characters'],
    ['../etc', 'characters'],
    ['${{ secrets }}', 'characters'],
    ['a\nb', 'characters'],
    ['a'.repeat(63), undefined],
    ['a'.repeat(64), 'tooLong'],
  ])('%j: %s', (name, problem) => {
    expect(checkName(name)).toBe(problem);
  });

  it('takes a smaller limit', () => {
    expect(checkName('a'.repeat(54), { longest: 53 })).toBe('tooLong');
  });
});

describe('selectOtherValue', () => {
  const context = { formData: { service: 'a', clusters: ['b', 'c', 1] } };
  it('finds a text, or the first of a list', () => {
    expect(selectOtherValue(context, 'service')).toBe('a');
    expect(selectOtherValue(context, 'clusters')).toBe('b');
    expect(selectOtherValues(context, 'clusters')).toEqual(['b', 'c']);
  });
  it.each([
    [context, undefined],
    [context, 'nothing'],
    [undefined, 'service'],
    [{}, 'service'],
  ])('finds nothing in %j of %s', (where, field) => {
    expect(selectOtherValue(where, field)).toBeUndefined();
  });
});
