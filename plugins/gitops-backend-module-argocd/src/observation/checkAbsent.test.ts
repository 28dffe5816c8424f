import { GitopsEngine } from '@backstage-gitops/plugin-gitops-node';
import { createApplication } from '../__testUtils__/createApplication';
import { createFastTiming } from '../__testUtils__/createFastTiming';
import { createTestEngine } from '../__testUtils__/createTestEngine';
import {
  selectNames,
  setUpArgocdWorld,
} from '../__testUtils__/setUpArgocdWorld';

const MANY = 30;

/** The first picture of an observation, which then ends. */
async function readFull(engine: GitopsEngine) {
  const abort = new AbortController();
  for await (const event of engine.observe({ signal: abort.signal })) {
    abort.abort();
    if (event.type === 'full') return event;
    throw new Error(JSON.stringify(event));
  }
  throw new Error('nothing was told');
}

describe('checkAbsent', () => {
  const setUp = setUpArgocdWorld();

  function addMany(project: string) {
    for (let index = 0; index < MANY; index++) {
      setUp.world.put(
        createApplication({ name: `${project}-${index}`, project }),
      );
    }
  }
  const countSingle = (word: string) =>
    setUp.world.requests.filter(
      ({ path }) =>
        path.includes('/v1/applications/') && path.includes(`/${word}-`),
    ).length;

  it('goes on telling of what is refused now, asks a few of many, and believes what is gone', async () => {
    addMany('secret');
    addMany('left');
    setUp.world.put(createApplication({ name: 'few-0', project: 'other' }));
    setUp.world.add('shop');
    const engine = createTestEngine(setUp.world, {
      timing: createFastTiming(),
    });
    const first = await readFull(engine);
    expect(first.deployments).toHaveLength(2 * MANY + 2);
    setUp.world.hiddenProjects = ['secret', 'other'];
    setUp.world
      .keys()
      .filter(key => key.includes('/left-'))
      .forEach(key => setUp.world.remove(key));
    // Also when it is looked at anew once more.
    for (let look = 1; look <= 2; look++) {
      const { deployments, warnings = [] } = await readFull(engine);
      expect(deployments.map(({ name }) => name)).toEqual(['shop']);
      expect(warnings.map(({ code }) => code)).toEqual([
        'Forbidden',
        'Forbidden',
      ]);
      expect(warnings.map(({ message }) => message)).toEqual([
        `Argo CD hub does not show us ${MANY} Applications of project secret any more: they are shown as they were seen last. Our account needs applications, get for that project.`,
        'Argo CD hub cannot show the Application argocd/few-0.',
      ]);
      expect(warnings[0].deployments).toHaveLength(MANY);
      expect(warnings[1].deployments).toEqual([
        'argocd:hub:argocd:Application:few-0',
      ]);
      expect(countSingle('secret')).toBe(8 * look);
      expect(countSingle('left')).toBe(8);
    }
    setUp.world.hiddenProjects = [];
    const whole = await readFull(engine);
    expect(whole.deployments).toHaveLength(MANY + 2);
    expect(whole.warnings).toEqual([]);
  });

  it('shows again what is allowed again while it is observed', async () => {
    addMany('secret');
    setUp.world.add('shop');
    const observed = await setUp.observeFull();
    setUp.world.hiddenProjects = ['secret'];
    await observed.until('the warning', () =>
      observed.standingWarnings.some(({ code }) => code === 'Forbidden'),
    );
    expect(selectNames(observed)).toHaveLength(MANY + 1);
    setUp.world.hiddenProjects = [];
    await observed.until(
      'no warning',
      () => observed.standingWarnings.length === 0,
    );
    expect(selectNames(observed)).toHaveLength(MANY + 1);
  });
});
