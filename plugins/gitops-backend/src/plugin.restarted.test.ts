import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeActions } from './__testUtils__/FakeActions';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { production } from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';
import { useDatabase } from './__testUtils__/useDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(120_000);

describe('A backend that is restarted while it follows an action', () => {
  it('goes on with it, sees its end, tells it and audits it', async () => {
    const knex = await databases.init('SQLITE_3');
    const features = [useDatabase(knex)];
    const actions = new FakeActions();
    actions.progress = async function* run(signal) {
      yield { state: 'Running', message: 'Syncing.', trace: 'operation 7' };
      await new Promise(resolve => {
        signal.addEventListener('abort', resolve);
      });
    };
    const first = await startActionsBackend({ actions, features });
    const path = `deployments/${encodeURIComponent(production.id)}/sync`;
    const taken = await first.post(path, { prune: true }).expect(202);
    expect(JSON.stringify(taken.body)).not.toContain('operation 7');
    await first.stop();
    expect(first.events.map(({ outcome }) => outcome)).toEqual([undefined]);

    actions.progress = new FakeActions().progress;
    const second = await startActionsBackend({ actions, features });
    await until(
      async () =>
        (await second.get(`actions/${taken.body.id}`)).body.state ===
        'Succeeded',
    );
    expect(actions.followed).toEqual([
      {
        target: production.id,
        taken: {
          action: { action: 'sync', parameters: { prune: true } },
          trace: 'operation 7',
        },
      },
    ]);
    // It was asked of the engine once.
    expect(actions.calls).toHaveLength(1);
    await until(() => second.events[0]?.outcome !== undefined);
    expect(second.events).toMatchObject([
      {
        eventId: 'deployment-action',
        meta: { user: 'user:default/ada', action: 'sync' },
        outcome: {
          status: 'success',
          meta: { record: taken.body.id, outcome: 'Succeeded' },
        },
      },
    ]);
    expect(second.signals).toContainEqual({
      recipients: { type: 'user', entityRef: 'user:default/ada' },
      channel: 'gitops:actions',
      message: {},
    });
    // The same may be asked for again.
    await second.post(path).expect(202);
    await second.stop();
  });
});
