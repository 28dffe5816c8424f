import { NotAllowedError } from '@backstage/errors';
import { createTestActions } from '../__testUtils__/createTestActions';

const target = 'https://git.example.com/p/raw/main/apps/a/catalog-info.yaml';

describe('gitops:catalog:unregister', () => {
  const locations = [
    { id: '1', type: 'url', target: `${target}.other` },
    { id: '2', type: 'url', target },
  ];
  const { startTask } = createTestActions({
    repositoryUrl: 'http://127.0.0.1:1/p.git',
    locations,
  });
  const run = async (options: { isDryRun?: boolean } = {}) => {
    const task = await startTask(options);
    const output = await task.run('gitops:catalog:unregister', {
      catalogInfoUrl: target,
    });
    return { output, lines: task.lines };
  };

  it('takes nothing out of the catalog in a dry run', async () => {
    const { lines, output } = await run({ isDryRun: true });
    expect(output).toEqual({ isTakenOut: false });
    expect(lines).toEqual([`Would take ${target} out of the catalog.`]);
    expect(locations).toHaveLength(2);
  });

  it('takes out what was registered, and nothing else; the second time there is nothing to do', async () => {
    expect((await run()).output).toEqual({ isTakenOut: true });
    expect(locations.map(({ id }) => id)).toEqual(['1']);
    const again = await run();
    expect(again.output).toEqual({ isTakenOut: false });
    expect(again.lines).toEqual([
      `Nothing to do: ${target} is not registered in the catalog, as far as you may see.`,
    ]);
    expect(locations).toHaveLength(1);
  });

  it('fails no task when the catalog refuses, and says so', async () => {
    const refusing = createTestActions({
      repositoryUrl: 'http://127.0.0.1:1/p.git',
      locations: [{ id: '1', type: 'url', target }],
      unregister: async () => {
        throw new NotAllowedError('https://inner/x');
      },
    });
    const task = await refusing.startTask();
    expect(
      await task.run('gitops:catalog:unregister', { catalogInfoUrl: target }),
    ).toEqual({ isTakenOut: false });
    expect(task.lines).toEqual([
      `${target} stays in the catalog, which refused to let it go (NotAllowedError).`,
    ]);
  });
});
