import { setTimeout } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { createActions } from './createActions';

describe('createActions', () => {
  const actions = createActions({
    config: mockServices.rootConfig(),
    auth: mockServices.auth(),
    catalog: {
      getLocationByRef: async () => undefined,
      removeLocationById: async () => {},
      refreshEntity: async () => {},
    },
    discovery: mockServices.discovery(),
    now: () => new Date(),
    random: Math.random,
    sleep: ms => setTimeout(ms),
  });

  it.each(actions.map(action => [action.id, action] as const))(
    '%s tells its input without references, which the validator of the scaffolder cannot follow',
    (_, { schema }) => {
      expect(JSON.stringify(schema?.input)).not.toContain('"$ref"');
      expect(schema?.input).toMatchObject({ type: 'object' });
    },
  );

  it.each(actions.map(action => [action.id, action] as const))(
    '%s can be tried dry, and has examples that name it',
    (id, { supportsDryRun, examples = [] }) => {
      expect(supportsDryRun).toBe(true);
      expect(examples.length).toBeGreaterThan(0);
      for (const { example } of examples) {
        expect(example).toContain(`action: ${id}`);
      }
    },
  );
});
