import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { ArgocdWorld } from './ArgocdWorld';
import { createFastTiming } from './createFastTiming';
import { createTestEngine } from './createTestEngine';

/** A world of its own for every test, and what observes it. */
export type ArgocdWorldSetUp = {
  world: ArgocdWorld;
  /** Observes with fast timing; ended with the test. */
  observe(options?: Parameters<typeof createTestEngine>[1]): CollectedPicture;
  /** The same, once the first picture is full. */
  observeFull(
    options?: Parameters<typeof createTestEngine>[1],
  ): Promise<CollectedPicture>;
};

/** Registers the hooks of Jest; what is returned is filled before each test. */
export function setUpArgocdWorld(): ArgocdWorldSetUp {
  // What is awaited has its own patience; a busy machine is no failure.
  jest.setTimeout(60_000);
  const pictures: CollectedPicture[] = [];
  const timing = createFastTiming();
  const setUp: ArgocdWorldSetUp = {
    world: undefined as never,
    observe(options = {}) {
      const engine = createTestEngine(setUp.world, { timing, ...options });
      const picture = collectPicture(engine);
      pictures.push(picture);
      return picture;
    },
    async observeFull(options) {
      const picture = setUp.observe(options);
      await picture.until('a full picture', () => picture.fulls > 0);
      return picture;
    },
  };
  beforeEach(async () => {
    setUp.world = await ArgocdWorld.start();
  });
  afterEach(async () => {
    await Promise.all(pictures.splice(0).map(picture => picture.stop()));
    await setUp.world.stop();
  });
  return setUp;
}

/** `namespace/name` of every Deployment told, sorted. */
export function selectNames(picture: CollectedPicture): string[] {
  return picture
    .deployments()
    .map(({ namespace, name }) => `${namespace}/${name}`)
    .sort();
}

/** Waits for something that no event tells. */
export async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !condition(); turn++) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  if (!condition()) throw new Error(`waited in vain for ${condition}`);
}
