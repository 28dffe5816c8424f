import { createDeployment } from './__fixtures__/createDeployment';
import { selectStateReasons } from './selectStateReasons';

const set = { id: 'set', kind: 'ApplicationSet', name: 'app' } as const;

describe('selectStateReasons', () => {
  it('has nothing to say about what is as it should be', () => {
    const deployment = createDeployment('a');
    expect(selectStateReasons(deployment, [deployment])).toEqual([]);
  });

  it('says for which clusters of which step it waits, and how far those are', () => {
    const first = createDeployment('a', {
      health: 'Progressing',
      set: { ...set, step: 1, steps: 3 },
    });
    const late = createDeployment('b', {
      sync: 'OutOfSync',
      set: { ...set, step: 2, steps: 3 },
    });
    const waiting = createDeployment('c', {
      set: {
        ...set,
        step: 3,
        steps: 3,
        waitingFor: [first.id, late.id, 'argocd:hub:argocd:Application:x%2Fy'],
      },
    });
    expect(selectStateReasons(waiting, [first, late, waiting])).toEqual([
      {
        type: 'step',
        step: 1,
        clusters: [
          { name: 'a', state: 'Progressing' },
          { name: 'b', state: 'OutOfSync' },
          { name: 'x/y' },
        ],
      },
    ]);
  });

  it('says what a running operation cannot go on without, instead of that it runs', () => {
    const waiting = { kind: 'hook', for: 'batch/Job/migrate' } as const;
    const [reason, ...rest] = selectStateReasons(
      createDeployment('a', {
        operation: { phase: 'Running', startedAt: '2026-01-01', waiting },
      }),
      [],
    );
    expect(reason).toEqual({ type: 'waiting', waiting, since: '2026-01-01' });
    expect(rest).toEqual([]);
  });

  it('says a sentence once', () => {
    const message = 'one or more objects failed to apply';
    const reasons = selectStateReasons(
      createDeployment('a', {
        sync: 'OutOfSync',
        revision: { applied: 'one', desired: 'two' },
        operation: { phase: 'Failed', message },
        message,
      }),
      [],
    );
    expect(reasons.map(({ type }) => type)).toEqual(['failed', 'behind']);
  });

  it('says that it drifted with what becomes of it, and that it is suspended', () => {
    const reasons = selectStateReasons(
      createDeployment('a', {
        sync: 'OutOfSync',
        drift: { state: 'drifted', message: 'replicas 3 → 6' },
        automation: {
          sync: false,
          prune: false,
          selfHeal: false,
          suspended: true,
          reason: 'sale',
        },
        since: { sync: '2026-01-01' },
        message: 'replicas 3 → 6',
      }),
      [],
    );
    expect(reasons).toEqual([
      {
        type: 'drifted',
        message: 'replicas 3 → 6',
        since: '2026-01-01',
        healing: 'suspended',
      },
      { type: 'suspended', reason: 'sale' },
    ]);
  });
});
