import { EngineState } from '../model';
import { createDeployment } from './__fixtures__/createDeployment';
import { createDeploymentSet } from './__fixtures__/createDeploymentSet';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { selectEmptyReason } from './selectEmptyReason';

const engine = (state: EngineState['state'], name = 'hub'): EngineState => ({
  engine: { type: 'argocd', name },
  state,
  since: '2026-11-23T08:00:00Z',
});

describe('selectEmptyReason', () => {
  it.each([
    ['noEngines', []],
    ['notFound', [engine('Live')]],
    ['unreadable', [engine('Live'), engine('Stale', 'other')]],
    ['unreadable', [engine('Connecting'), engine('Stale', 'other')]],
    ['connecting', [engine('Live'), engine('Connecting', 'other')]],
  ])('is %s', (reason, engines) => {
    expect(selectEmptyReason(createEntityDeployments([], { engines }))).toBe(
      reason,
    );
  });

  it('is notGenerated when a set that could not is why', () => {
    const error = { code: 'Generation', message: 'No cluster matches.' };
    const sets = [createDeploymentSet({ error })];
    expect(selectEmptyReason(createEntityDeployments([], { sets }))).toBe(
      'notGenerated',
    );
    expect(
      selectEmptyReason(
        createEntityDeployments([], { sets: [createDeploymentSet()] }),
      ),
    ).toBe('notFound');
  });

  it('is nothing when there is a row', () => {
    expect(
      selectEmptyReason(createEntityDeployments([createDeployment('aws-eks')])),
    ).toBeUndefined();
  });
});
