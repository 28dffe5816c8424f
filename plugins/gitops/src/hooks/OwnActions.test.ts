import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { createRunningMemory } from './createRunningMemory';
import { OwnActions } from './OwnActions';

const sync = { action: 'sync', parameters: {} } as const;
const requested: ActionRecord = {
  id: 'one',
  target: { type: 'deployment', id: 'argocd:hub:argocd:Application:shop' },
  subject: 'shop on aws-eks',
  action: 'sync',
  parameters: {},
  by: 'user:default/ada',
  state: 'Requested',
  startedAt: '2026-11-24T12:00:00Z',
};
const succeeded: ActionRecord = { ...requested, state: 'Succeeded' };

function create() {
  const world = { records: [] as ActionRecord[], broken: false, asked: 0 };
  const own = new OwnActions({
    runAction: async () => {
      if (world.broken) throw new Error('refused');
      return requested;
    },
    runSourceAction: async () => requested,
    getActions: async () => {
      world.asked += 1;
      if (world.broken) throw new Error('away');
      return { items: world.records };
    },
  });
  return { own, world };
}

describe('OwnActions', () => {
  it('gives out each end once, however often it is asked', async () => {
    const { own, world } = create();
    await own.run('shop', sync);
    expect(own.getRunning()).toBe(1);
    world.records = [succeeded];
    await own.refresh();
    await own.refresh();
    expect(own.getRunning()).toBe(0);
    expect(own.takeFinished()).toEqual([succeeded]);
    expect(own.takeFinished()).toEqual([]);
    expect(own.getAttempts().get('shop')).toMatchObject({ record: succeeded });
  });

  it('says nothing of what ended before anybody here took it', async () => {
    const { own, world } = create();
    world.records = [succeeded];
    await own.refresh();
    expect(own.takeFinished()).toEqual([]);
  });

  it('goes on with what ran when the page was left, and forgets what is not kept', async () => {
    const { own, world } = create();
    localStorage.clear();
    const memory = createRunningMemory(() => localStorage);
    memory.add('one');
    memory.add('long-gone');
    own.remember(memory);
    expect(own.getRunning()).toBe(2);
    world.records = [succeeded];
    await own.refresh();
    expect(own.takeFinished()).toEqual([succeeded]);
    expect(memory.load()).toEqual([]);
  });

  it('keeps the id of a running one at once, so that the page can be left at any moment', async () => {
    localStorage.clear();
    const { own } = create();
    const memory = createRunningMemory(() => localStorage);
    memory.add('of-another-page');
    own.remember(memory);
    await own.run('shop', sync);
    expect(memory.load()).toEqual(['of-another-page', 'one']);
  });

  it.each([
    [
      'forbidden',
      () => {
        throw new Error('forbidden');
      },
    ],
    [
      'unreadable',
      () => ({ getItem: () => '{', setItem() {}, removeItem() {} }),
    ],
    [
      'full',
      () => ({
        getItem: () => null,
        setItem() {
          throw new Error('full');
        },
        removeItem() {},
      }),
    ],
  ])(
    'tells on this page alone when the storage of the browser is %s',
    async (_, open) => {
      const { own, world } = create();
      own.remember(createRunningMemory(open));
      await own.run('shop', sync);
      world.records = [succeeded];
      await own.refresh();
      expect(own.takeFinished()).toEqual([succeeded]);
    },
  );

  it('keeps what it knows while nobody answers, and asks one question at a time', async () => {
    const { own, world } = create();
    await own.run('shop', sync);
    world.broken = true;
    await Promise.all([own.refresh(), own.refresh()]);
    expect(world.asked).toBe(1);
    expect(own.getRunning()).toBe(1);
    await expect(own.run('other', sync)).rejects.toThrow('refused');
    expect(own.getAttempts().get('other')).toMatchObject({ type: 'refused' });
  });
});
