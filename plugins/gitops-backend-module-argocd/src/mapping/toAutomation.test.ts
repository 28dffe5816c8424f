import { mapRaw } from '../__testUtils__/mapRaw';

describe('toAutomation', () => {
  it.each([
    [{ automated: {} }, {}, { sync: true, prune: false, selfHeal: false }],
    [
      { automated: { prune: true, selfHeal: true, enabled: null } },
      {},
      { sync: true, prune: true, selfHeal: true },
    ],
    [
      { automated: { prune: true, selfHeal: true, enabled: false } },
      {},
      {
        sync: false,
        prune: false,
        selfHeal: false,
        reason: 'auto-sync is switched off',
      },
    ],
    [
      {},
      { 'argocd.argoproj.io/skip-reconcile': 'true' },
      {
        sync: false,
        suspended: true,
        reason: 'reconciling is switched off by annotation',
      },
    ],
  ])('reads the automation of %j %j', (syncPolicy, annotations, expected) => {
    expect(
      mapRaw({ metadata: { annotations }, spec: { syncPolicy } }).automation,
    ).toMatchObject(expected);
  });

  it('says of a progressive rollout that its set syncs it, and when it waits', () => {
    const rolling = {
      metadata: {
        ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
      },
      status: {
        sync: { status: 'OutOfSync', revision: 'two' },
        history: [
          {
            id: 0,
            revision: 'one',
            initiatedBy: { username: 'applicationset-controller' },
          },
        ],
        reconciledAt: '2026-01-01T00:00:00Z',
        resources: [{ kind: 'Service', name: 'a', status: 'OutOfSync' }],
      },
    };
    const waiting = mapRaw(rolling);
    expect(waiting.automation).toMatchObject({
      sync: false,
      selfHeal: false,
      reason: expect.stringContaining('progressive rollout'),
    });
    expect(waiting.message).toBe(
      'Waits for its turn in a progressive rollout. Differs from Git: Service a.',
    );
    expect(mapRaw({ ...rolling, operation: {} }).message).toBe(
      'Differs from Git: Service a.',
    );
  });
});
