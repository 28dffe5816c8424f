import { createDeployment } from '../__testUtils__/createDeployment';
import { MirrorCommitSource } from './MirrorCommitSource';

const url = 'https://git.example.com/org/platform-gitops';
const { signal } = new AbortController();
const sha = 'a'.repeat(40);

function createSource() {
  const now = { ms: 0 };
  const mirror = {
    url,
    readCommit: jest.fn(async (revision: string) =>
      revision === sha ? { sha: revision } : undefined,
    ),
    readLastTouching: jest.fn(async () => ({ sha: 'c'.repeat(40) })),
  };
  const source = new MirrorCommitSource(mirror, {
    clock: () => new Date(now.ms),
  });
  const ask = (revision: string, repository = `${url}.git`) =>
    source.readLastTouching(
      {
        repository,
        revision,
        paths: ['a'],
        deployment: createDeployment(),
        sourceIndex: 0,
      },
      { signal },
    );
  return { ask, mirror, now };
}

describe('MirrorCommitSource', () => {
  it('answers for its own repository only', async () => {
    const { ask, mirror } = createSource();
    expect((await ask(sha))?.sha).toBe('c'.repeat(40));
    expect(await ask(sha, 'https://git.example.com/x')).toBeUndefined();
    expect(mirror.readCommit).toHaveBeenCalledTimes(1);
  });

  it('asks once for all rows of a revision that is not there, and later again', async () => {
    const { ask, mirror, now } = createSource();
    for (let i = 0; i < 3; i++) expect(await ask('other')).toBeUndefined();
    expect(mirror.readCommit).toHaveBeenCalledTimes(1);
    now.ms += 30_000;
    await ask('other');
    expect(mirror.readCommit).toHaveBeenCalledTimes(2);
    expect(mirror.readLastTouching).not.toHaveBeenCalled();
  });

  it('makes nobody wait for a host that has just failed', async () => {
    const { ask, mirror, now } = createSource();
    mirror.readLastTouching.mockRejectedValueOnce(new Error('down'));
    for (let i = 0; i < 3; i++) await expect(ask(sha)).rejects.toThrow('down');
    expect(mirror.readLastTouching).toHaveBeenCalledTimes(1);
    now.ms += 5_000;
    expect((await ask(sha))?.sha).toBe('c'.repeat(40));
  });
});
