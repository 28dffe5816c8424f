import {
  selectNames,
  setUpArgocdWorld,
  waitFor,
} from '../__testUtils__/setUpArgocdWorld';

describe('checkMembers', () => {
  const setUp = setUpArgocdWorld();

  it('reads singly what the stream keeps back, with project and namespace', async () => {
    setUp.world.lost.add('team-a/quiet');
    setUp.world.add('loud');
    setUp.world.add('quiet', 'team-a');
    const observed = await setUp.observeFull();
    expect(selectNames(observed)).toEqual(['argocd/loud', 'team-a/quiet']);
    const asked = setUp.world.requests.filter(({ path }) =>
      path.endsWith('/quiet'),
    );
    expect(asked.map(({ query }) => [...query])).toEqual([
      [
        ['appNamespace', 'team-a'],
        ['project', 'cases'],
      ],
    ]);
  });

  it('finds every kind of lost event with the small list', async () => {
    setUp.world.add('changed');
    setUp.world.add('gone');
    const observed = await setUp.observeFull();
    ['changed', 'gone', 'new'].forEach(name =>
      setUp.world.lost.add(`argocd/${name}`),
    );

    const changed = setUp.world.get('argocd/changed')!;
    setUp.world.put({
      ...changed,
      status: { ...changed.status, health: { status: 'Degraded' } },
    });
    setUp.world.remove('argocd/gone');
    setUp.world.add('new');

    await observed.until(
      'all three',
      () =>
        observed.deployments().some(({ health }) => health === 'Degraded') &&
        !selectNames(observed).includes('argocd/gone') &&
        selectNames(observed).includes('argocd/new'),
    );
    expect(observed.errors).toEqual([]);
  });

  it('reads an older Argo CD, whose list tells less', async () => {
    setUp.world.isOld = true;
    setUp.world.lost.add('argocd/quiet');
    setUp.world.add('loud');
    setUp.world.add('quiet');
    const observed = await setUp.observeFull();
    expect(selectNames(observed)).toEqual(['argocd/loud', 'argocd/quiet']);
    await waitFor(
      () =>
        setUp.world.requests.filter(({ path }) =>
          path.endsWith('/applications'),
        ).length > 4,
    );
    const single = setUp.world.requests.filter(({ path }) =>
      path.endsWith('/quiet'),
    );
    expect(single).toHaveLength(1);
    expect(single[0].query.get('project')).toBe('cases');
  });
});
