import { engineConformanceRules, EngineWorld } from './engineConformanceRules';

/**
 * Declares the tests that every engine passes, one world each.
 *
 * @param title - what is under test, for the report
 * @param createWorld - makes a fresh world with at least one Deployment in it
 * @public
 */
// eslint-disable-next-line jest/no-export -- declares tests for engine packages
export function describeEngineConformance(
  title: string,
  createWorld: () => Promise<EngineWorld>,
): void {
  describe(`${title} conforms`, () => {
    let world: EngineWorld;
    beforeEach(async () => {
      world = await createWorld();
    });
    afterEach(async () => {
      await world?.close();
    });

    // eslint-disable-next-line jest/expect-expect -- a rule rejects when it is broken
    it.each(engineConformanceRules)(
      '$name',
      async rule => rule.check(world),
      60_000,
    );
  });
}
