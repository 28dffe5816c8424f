import { createClusterPlacer } from './createClusterPlacer';
import { KnownCluster } from './EngineUpdate';

const configured = [
  {
    name: 'aws-eks',
    aliases: ['https://aws.example.com', 'hub/in-cluster'],
    labels: { environment: 'production', cloud: 'aws' },
  },
];
const observed: KnownCluster[] = [
  {
    name: 'eks-1',
    aliases: ['https://aws.example.com'],
    labels: { cloud: 'amazon', region: 'us-east-1' },
  },
  { name: 'gke', aliases: ['https://g.example.com'], labels: {} },
];
const place = createClusterPlacer({
  environments: ['dev', 'production'],
  configured,
  observed,
  engine: 'hub',
});

describe('createClusterPlacer', () => {
  it.each([
    ['its name', 'aws-eks', 'aws-eks'],
    ['an alias of the configuration', 'https://aws.example.com', 'aws-eks'],
    ['the name an engine gives to a known address', 'eks-1', 'aws-eks'],
    ['an alias for one engine only', 'in-cluster', 'aws-eks'],
    [
      'an address that the engine has a name for',
      'https://g.example.com',
      'gke',
    ],
    ['a name that nobody else knows', 'lonely', 'lonely'],
  ])('knows a cluster by %s', (_how, told, name) => {
    expect(place({ name: told, labels: {} }).name).toBe(name);
  });

  it('never shows an address, and gives equal addresses equal names', () => {
    const [a, again, b] = [
      'https://1.2.3.4',
      'https://1.2.3.4',
      'https://5',
    ].map(name => place({ name, labels: {} }).name);
    expect(a).toMatch(/^unnamed-[0-9a-f]{8}$/);
    expect(again).toBe(a);
    expect(b).not.toBe(a);
  });

  it.each([
    'https://10.0.0.1/k8s/clusters/c-1',
    'kube.internal:6443',
    '10.0.0.1',
    'fd00::1',
    '[fd00::1]:6443',
  ])('does not show %s', name => {
    expect(place({ name, labels: {} }).name).toMatch(/^unnamed-[0-9a-f]{8}$/);
  });

  it.each(['eks.eu-west-1', 'arn:aws:eks:eu-west-1:1:cluster/a', 'v1.2.3'])(
    'shows the name %s',
    name => {
      expect(place({ name, labels: {} }).name).toBe(name);
    },
  );

  it('keeps servers on one host apart, by port and by path', () => {
    const servers = [
      'https://rancher.test/k8s/clusters/c-1',
      'https://rancher.test/k8s/clusters/c-2',
      'https://127.0.0.1:6443',
      'https://127.0.0.1:6444',
    ];
    const observedServers = servers.map(name => ({
      name,
      aliases: [name],
      labels: {},
    }));
    const unnamed = createClusterPlacer({
      environments: [],
      configured: [],
      observed: observedServers,
    });
    const named = createClusterPlacer({
      environments: [],
      configured: ['one', 'two', 'three', 'four'].map((name, index) => ({
        name,
        aliases: [`${servers[index]}/`],
        labels: {},
      })),
      observed: observedServers,
    });
    const names = servers.map(name => unnamed({ name, labels: {} }).name);
    expect(new Set(names).size).toBe(4);
    expect(names.join()).not.toContain('rancher');
    expect(servers.map(name => named({ name, labels: {} }).name)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
  });

  it('lets the configuration win over the engine, label by label', () => {
    expect(place({ name: 'eks-1', labels: { team: 'a' } })).toEqual({
      name: 'aws-eks',
      labels: {
        team: 'a',
        region: 'us-east-1',
        cloud: 'aws',
        environment: 'production',
      },
      environment: 'production',
    });
  });

  it('has no environment for a label that is none of the configured ones', () => {
    const labels = { environment: 'prod' };
    expect(place({ name: 'x', labels })).toEqual({ name: 'x', labels });
    const anything = createClusterPlacer({
      environments: [],
      configured: [],
      observed: [],
    });
    expect(anything({ name: 'x', labels }).environment).toBe('prod');
  });
});
