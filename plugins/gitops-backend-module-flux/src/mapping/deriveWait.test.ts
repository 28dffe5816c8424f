import { helmReleaseSchema, kustomizationSchema } from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { mapHelmRelease } from '../__testUtils__/mapHelmRelease';
import { toKustomizationDeployment } from './toKustomizationDeployment';

const map = (object: unknown) =>
  toKustomizationDeployment(kustomizationSchema.parse(object), {
    engineName: 'azure-aks',
    knownClusters: [],
    sources: new Map(),
    workloadVersions: [],
  }).deployment.operation;

describe('what an operation waits for', () => {
  it('is the recorded dependency that never comes', () => {
    expect(map(readRecordedObjects('get-dep-never')[0])).toMatchObject({
      phase: 'Running',
      waiting: {
        kind: 'dependency',
        for: 'Kustomization flux-system/absent',
        since: '2026-11-23T01:11:35Z',
      },
    });
  });

  it('is the health of what was just applied, by name where checks are configured', () => {
    const [object] = readRecordedObjects('get-unhealthy-waiting');
    expect(map(object)?.waiting).toEqual({
      kind: 'health',
      for: 'everything it applied',
      since: '2026-11-23T01:11:36Z',
    });
    const { spec } = object as unknown as { spec: object };
    const healthChecks = [
      { kind: 'Deployment', name: 'web', namespace: 'cases' },
      { kind: 'Job', name: 'migrate' },
    ];
    expect(
      map({ ...object, spec: { ...spec, healthChecks } })?.waiting?.for,
    ).toBe('Deployment/cases/web, Job/flux-system/migrate');
  });

  it('is nothing once it was healthy or given up', () => {
    for (const name of ['get-unhealthy', 'get-dep-b', 'get-inventory-moved']) {
      expect(map(readRecordedObjects(name)[0])?.waiting).toBeUndefined();
    }
  });

  it.each([
    [
      'DependencyNotReady',
      "dependency 'flux-system/postgres' is not ready",
      'HelmRelease flux-system/postgres',
    ],
    ['DependencyNotReady', 'something new', 'another HelmRelease'],
    [
      'SourceNotReady',
      'HelmChart is not ready',
      'HelmChart flux-system/flux-system-checkout-api',
    ],
  ])('is named for a HelmRelease that is %s', (reason, message, awaited) => {
    const [object] = readRecordedObjects('get-hr-drifted');
    const release = helmReleaseSchema.parse({
      ...object,
      status: {
        helmChart: 'flux-system/flux-system-checkout-api',
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason,
            message,
            lastTransitionTime: '2026-11-23T02:00:00Z',
          },
        ],
      },
    });
    expect(mapHelmRelease(release).operation).toMatchObject({
      phase: 'Running',
      waiting: {
        kind: 'dependency',
        for: awaited,
        since: '2026-11-23T02:00:00Z',
      },
    });
  });
});
