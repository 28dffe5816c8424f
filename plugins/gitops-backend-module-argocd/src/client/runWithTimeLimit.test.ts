import { toEngineError } from '@backstage-gitops/plugin-gitops-node';
import { runWithTimeLimit } from './runWithTimeLimit';

const { signal } = new AbortController();

describe('runWithTimeLimit', () => {
  it('gives what came in time', async () => {
    await expect(
      runWithTimeLimit(async () => 'done', { signal, limitMs: 1000 }),
    ).resolves.toBe('done');
  });

  it('ends what hangs, even if it does not listen, as a timeout', async () => {
    let inner: AbortSignal | undefined;
    const hanging = runWithTimeLimit(
      given => {
        inner = given;
        return new Promise(() => {});
      },
      { signal, limitMs: 5 },
    );
    const error = await hanging.catch(reason => reason);
    expect(toEngineError(error, 'Argo CD hub').toProblem()).toEqual({
      code: 'TimedOut',
      message: 'Argo CD hub did not answer in time.',
    });
    expect(inner?.aborted).toBe(true);
  });

  it('runs nothing for one who has aborted already', async () => {
    let ran = false;
    const run = async () => {
      ran = true;
    };
    await expect(
      runWithTimeLimit(run, {
        signal: AbortSignal.abort(new Error('enough')),
        limitMs: 1000,
      }),
    ).rejects.toThrow('enough');
    expect(ran).toBe(false);
  });
});
