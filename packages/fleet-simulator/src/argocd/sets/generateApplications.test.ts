import { readRecording } from '@backstage-gitops/recordings';
import { z } from 'zod/v3';
import { PlatformRepository } from '../../git/PlatformRepository';
import { JsonObject } from '../../Json';
import { generateApplications } from './generateApplications';

const recordedSet = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.custom<JsonObject>(),
  status: z.object({
    conditions: z.array(
      z.object({ type: z.string(), message: z.string(), reason: z.string() }),
    ),
    resources: z.array(z.object({ name: z.string() })).optional(),
  }),
});

function read(name: string) {
  const { response } = readRecording('argocd', name);
  const { metadata, spec, status } = recordedSet.parse(response.body);
  return { set: { name: metadata.name, spec }, status };
}

const files: Record<string, string> = {
  'clusters/aws-eks/apps/checkout-api.yaml':
    'wave: "1"\nvalues:\n  image:\n    tag: 1.4.2\n',
  'clusters/gcp-gke/apps/checkout-api.yaml':
    'wave: "2"\nvalues:\n  image:\n    tag: 1.4.2\n',
  'infrastructure/monitoring/x.yaml': '',
  'infrastructure/security/y.yaml': '',
};

const world = {
  commit: 'head',
  repository: {
    read: (_: string, path: string) => files[path],
    list: () => Object.keys(files),
  } as unknown as PlatformRepository,
  clusters: [
    {
      name: 'aws-eks',
      server: 'https://aws-eks.example.com',
      labels: { environment: 'production', cloud: 'aws' },
    },
    {
      name: 'gcp-gke',
      server: 'https://gcp-gke.example.com',
      labels: { environment: 'production', cloud: 'gcp' },
    },
    {
      name: 'bare',
      server: 'https://bare.example.com',
      labels: { environment: 'dev', cloud: 'aws' },
    },
  ],
};

describe('generateApplications', () => {
  it.each(['applicationset', 'applicationset-set-list'])(
    'makes of the recorded %s the recorded Applications',
    name => {
      const { set, status } = read(name);
      expect(generateApplications(set, world).map(each => each.name)).toEqual(
        status.resources?.map(resource => resource.name),
      );
    },
  );

  it.each(['applicationset-set-missing-key', 'applicationset-set-duplicate'])(
    'refuses the recorded %s with the recorded sentence',
    name => {
      const { set, status } = read(name);
      const [{ message, reason }] = status.conditions;
      let thrown: unknown;
      try {
        generateApplications(set, world);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ message, reason });
    },
  );

  it('carries values into the Application and switches auto-sync off under RollingSync', () => {
    const [first] = generateApplications(read('applicationset').set, world);
    const recorded = readRecording('argocd', 'get').response.body;
    expect(first.spec).toEqual((recorded as { spec: unknown }).spec);
  });

  it('crosses clusters with directories', () => {
    const { items } = readRecording('argocd', 'applicationsets').response
      .body as { items: unknown[] };
    const [set] = items
      .map(item => recordedSet.parse(item))
      .filter(({ metadata }) => metadata.name === 'infrastructure');
    expect(
      generateApplications({ name: 'infrastructure', spec: set.spec }, world)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'monitoring-aws-eks',
      'monitoring-bare',
      'monitoring-gcp-gke',
      'security-aws-eks',
      'security-bare',
      'security-gcp-gke',
    ]);
  });

  it('says which generator it does not have', () => {
    const spec = { generators: [{ scmProvider: {} }], template: {} };
    expect(() => generateApplications({ name: 'x', spec }, world)).toThrow(
      "no generator 'scmProvider'",
    );
  });
});
