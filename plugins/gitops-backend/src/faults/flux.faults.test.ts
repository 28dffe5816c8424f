import { createFaultTrial } from '../__testUtils__/faults/createFaultTrial';

describe('What is shown of a Flux while', () => {
  const trial = createFaultTrial('flux');

  beforeAll(trial.start, 300_000);
  afterEach(trial.heal);
  afterAll(trial.stop, 60_000);

  it.each(trial.cases)(
    '%s, and no secret is told',
    async (_, harmed) => {
      expect(await trial.run(harmed)).toEqual([]);
    },
    180_000,
  );
});
