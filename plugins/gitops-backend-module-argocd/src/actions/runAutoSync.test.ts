import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { setupServer } from 'msw/node';
import { Json, setUpActions } from '../__testUtils__/setUpActions';

const server = setupServer();
registerMswTestHooks(server);

const setUp = setUpActions(server);
const key = 'argocd/drift';

describe('auto-sync', () => {
  it('keeps prune and self-heal when it is switched off', async () => {
    const automated = { prune: true, selfHeal: true };
    const on = (now: Json) => ({
      ...now,
      spec: { ...now.spec, syncPolicy: { automated } },
    });
    setUp.world.show(key, on);
    expect(
      await setUp.act({ action: 'auto-sync', parameters: { enabled: false } }),
    ).toEqual([
      { state: 'Requested' },
      { state: 'Succeeded', message: 'Automatic sync is off.' },
    ]);
    expect(setUp.world.writes).toHaveLength(1);
    expect(
      setUp.world.applications.get(key)?.spec.syncPolicy.automated,
    ).toEqual({
      ...automated,
      enabled: false,
    });
    expect(
      await setUp.act({ action: 'auto-sync', parameters: { enabled: false } }),
    ).toEqual([
      { state: 'Succeeded', message: 'Automatic sync was off already.' },
    ]);
    expect(setUp.world.writes).toHaveLength(1);
  });

  it('takes it away whole from an Argo CD that does not know `enabled`', async () => {
    setUp.world.dropsEnabled = true;
    setUp.world.show(key, now => ({
      ...now,
      spec: { ...now.spec, syncPolicy: { automated: { prune: true } } },
    }));
    const events = await setUp.act({
      action: 'auto-sync',
      parameters: { enabled: false },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
    expect(setUp.world.writes).toHaveLength(2);
    expect(setUp.world.applications.get(key)?.spec.syncPolicy).toEqual({});
  });

  it('notices that something put it back', async () => {
    setUp.world.show(
      key,
      now => now,
      now => ({ ...now, spec: { ...now.spec, syncPolicy: {} } }),
    );
    const events = await setUp.act({
      action: 'auto-sync',
      parameters: { enabled: true },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Failed' });
  });

  it('is refused where a set or an app of apps owns it, saying where to change it', async () => {
    setUp.world.show(key, now => ({
      ...now,
      metadata: {
        ...now.metadata,
        ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
      },
    }));
    await expect(
      setUp.act({ action: 'auto-sync', parameters: { enabled: true } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('ApplicationSet shops'),
    });
    expect(setUp.world.writes).toEqual([]);
  });
});
