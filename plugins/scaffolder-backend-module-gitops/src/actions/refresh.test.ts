import { NotAllowedError } from '@backstage/errors';
import { createTestActions } from '../__testUtils__/createTestActions';

const entityRef = 'component:default/payments-api';

describe('gitops:catalog:refresh', () => {
  const asked: string[] = [];
  const { startTask } = createTestActions({
    repositoryUrl: 'http://127.0.0.1:1/p.git',
    refresh: async ref => {
      if (ref.endsWith('hidden')) throw new NotAllowedError('https://inner/x');
      asked.push(ref);
    },
  });
  const run = async (ref: string, options: { isDryRun?: boolean } = {}) => {
    const task = await startTask(options);
    const output = await task.run('gitops:catalog:refresh', { entityRef: ref });
    return { output, lines: task.lines };
  };

  it('asks nothing of the catalog in a dry run', async () => {
    const { output, lines } = await run(entityRef, { isDryRun: true });
    expect(output).toEqual({ isAsked: false });
    expect(lines).toEqual([`Would have the catalog read ${entityRef} again.`]);
    expect(asked).toEqual([]);
  });

  it('has the entity read again', async () => {
    expect((await run(entityRef)).output).toEqual({ isAsked: true });
    expect(asked).toEqual([entityRef]);
  });

  it('fails no task when that is refused, and says so', async () => {
    const { output, lines } = await run('component:default/hidden');
    expect(output).toEqual({ isAsked: false });
    expect(lines).toEqual([
      'The catalog was not asked to read component:default/hidden again (NotAllowedError); it does so by itself within minutes.',
    ]);
  });
});
