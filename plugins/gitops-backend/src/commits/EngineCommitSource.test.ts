import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { createDeployment } from '../__testUtils__/createDeployment';
import { FakeEngine } from '../__testUtils__/FakeEngine';
import { EngineCommitSource } from './EngineCommitSource';

const sha = 'a'.repeat(40);
const wanted = {
  repository: 'https://git.example.com/r',
  revision: sha,
  deployment: createDeployment(),
  sourceIndex: 1,
};
const { signal } = new AbortController();

function createSource() {
  const now = { ms: 0 };
  const engine = new FakeEngine();
  const source = new EngineCommitSource([new FakeEngine('flux'), engine], {
    clock: () => new Date(now.ms),
  });
  return { engine, source, now };
}

describe('EngineCommitSource', () => {
  it('asks the engine that delivers the commit', async () => {
    const { engine, source } = createSource();
    engine.commits = async request => ({
      sha: request.sha,
      message: `source ${request.sourceIndex}`,
    });
    expect(await source.readCommit(wanted, { signal })).toEqual({
      sha,
      message: 'source 1',
    });
  });

  it('does not ask for the beginning of a hash, nor an engine that is gone', async () => {
    const { source } = createSource();
    const short = { ...wanted, revision: 'a'.repeat(12) };
    expect(await source.readCommit(short, { signal })).toBeUndefined();
    const gone = createDeployment({ engine: { type: 'argocd', name: 'gone' } });
    expect(
      await source.readCommit({ ...wanted, deployment: gone }, { signal }),
    ).toBeUndefined();
  });

  it.each([
    ['TimedOut' as const, 1],
    ['NotFound' as const, 2],
  ])('after %s it has asked %i times of two', async (code, count) => {
    const { engine, source, now } = createSource();
    const ask = jest.fn(async () => {
      throw new EngineError({ code, message: 'no' });
    });
    engine.commits = ask;
    for (let i = 0; i < 2; i++) {
      await expect(source.readCommit(wanted, { signal })).rejects.toThrow('no');
    }
    expect(ask).toHaveBeenCalledTimes(count);
    now.ms += 30_000;
    await expect(source.readCommit(wanted, { signal })).rejects.toThrow('no');
    expect(ask).toHaveBeenCalledTimes(count + 1);
  });
});
