import { helmReleaseSchema } from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { toHelmReleaseDeployment } from './toHelmReleaseDeployment';

const [upgrading, upgraded] = ['get-hr-upgrading', 'get-hr-upgraded'].map(
  name => helmReleaseSchema.parse(readRecordedObjects(name)[0]),
);

const context = {
  engineName: 'azure-aks',
  knownClusters: [],
  sources: new Map(),
  workloadVersions: [],
};

describe('since when a version is there', () => {
  it('is the time of its own release, not of the one before', () => {
    const moving = toHelmReleaseDeployment(upgrading, context);
    expect(moving.deployment.version?.value).toBe('1.5.0');
    expect(moving.deployment.since.version).toBeUndefined();
    const there = toHelmReleaseDeployment(upgraded, {
      ...context,
      previous: moving,
    });
    expect(there.deployment.version?.value).toBe('1.5.0');
    expect(there.deployment.since.version).toBe('2026-11-23T01:12:15Z');
  });

  it('is not told between Ready and the history that follows it', () => {
    const late = toHelmReleaseDeployment(
      {
        ...upgraded,
        status: { ...upgraded.status, history: upgrading.status?.history },
      },
      { ...context, previous: toHelmReleaseDeployment(upgrading, context) },
    );
    expect(late.deployment.sync).toBe('Synced');
    expect(late.deployment.since.version).toBeUndefined();
    const there = toHelmReleaseDeployment(upgraded, {
      ...context,
      previous: late,
    });
    expect(there.deployment.since.version).toBe('2026-11-23T01:12:15Z');
  });
});
