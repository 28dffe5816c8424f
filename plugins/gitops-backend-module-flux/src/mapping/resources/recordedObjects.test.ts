import { liveObjectSchema } from '../../client/wire';
import { readRecordedObjects } from '../../__testUtils__/readRecordedObjects';
import { readRecordedEventList } from '../../__testUtils__/readRecordedEventList';
import { toResourceNode } from './toResourceNode';
import { withAnalysisRuns } from './withAnalysisRuns';

const toNode = (object: unknown) =>
  toResourceNode(liveObjectSchema.parse(object), {
    parents: [],
    managed: true,
  });
const read = (recording: string) => readRecordedObjects(recording).map(toNode);

describe('toResourceNode, of recorded objects', () => {
  it.each([
    ['rollout-paused', 'Suspended', 'CanaryPauseStep', 20],
    ['rollout-healthy', 'Healthy', undefined, 100],
    ['rollout-aborted', 'Degraded', expect.any(String), undefined],
  ])('%s is %s', (recording, health, message, weight) => {
    const [node] = read(recording);
    expect(node).toMatchObject({ health });
    expect(node.message).toEqual(message);
    expect(node.specifics).toMatchObject({
      type: 'rollout',
      strategy: 'canary',
      steps: 5,
    });
    expect(node.specifics?.type === 'rollout' && node.specifics.weight).toBe(
      weight,
    );
  });

  it('tells a paused Rollout since when, at which step, with which analyses', () => {
    const [rollout] = read('rollout-paused');
    const runs = read('analysisruns').map(run => ({
      ...run,
      parents: [rollout.id],
    }));
    expect(withAnalysisRuns([rollout, ...runs])[0].specifics).toEqual({
      type: 'rollout',
      phase: 'Paused',
      strategy: 'canary',
      step: 2,
      steps: 5,
      weight: 20,
      pausedSince: '2026-11-23T01:32:22Z',
      analysisRuns: [{ name: 'shop-566d9bd5df-2-1', phase: 'Successful' }],
    });
  });

  it('tells of ExternalSecrets the store, the last refresh and that it failed', () => {
    const nodes = read('list-externalsecrets');
    expect(
      nodes.map(({ ref, health, specifics }) => [
        ref.name,
        health,
        specifics?.type === 'externalSecret' && specifics.store.name,
      ]),
    ).toEqual([
      ['cluster-aws-eks', 'Healthy', 'vault-backend'],
      ['cluster-gcp-gke', 'Healthy', 'vault-backend'],
      ['missing-key', 'Degraded', 'vault-backend'],
      ['no-store', 'Degraded', 'absent'],
      ['store-down', 'Degraded', 'vault-down'],
    ]);
    expect(nodes[0].specifics).toEqual({
      type: 'externalSecret',
      synced: true,
      store: { kind: 'ClusterSecretStore', name: 'vault-backend' },
      refreshedAt: '2026-11-23T01:34:40Z',
      target: 'cluster-aws-eks',
    });
  });

  it('tells a Deployment by its pods', () => {
    // A list of a built-in kind leaves out what its items are.
    const [node] = readRecordedEventList('list-deployments-selector').map(
      item =>
        toNode({ ...Object(item), apiVersion: 'apps/v1', kind: 'Deployment' }),
    );
    expect(node).toMatchObject({
      health: 'Healthy',
      images: ['ghcr.io/org/checkout-api:1.4.2'],
      specifics: {
        type: 'workload',
        desired: 3,
        ready: 3,
        updated: 3,
        revision: '1',
      },
    });
  });

  it('takes Flux objects as kstatus does, and what is suspended for that', () => {
    const health = (recording: string) => read(recording)[0].health;
    expect(health('get-suspended')).toBe('Suspended');
    expect(health('get-hr-failed')).toBe('Degraded');
    expect(health('get-dep-never')).toBe('Progressing');
    expect(health('get-bad-path')).toBe('Degraded');
    expect(
      read('list-gitrepositories').every(({ health: is }) => is === 'Healthy'),
    ).toBe(true);
  });
});
