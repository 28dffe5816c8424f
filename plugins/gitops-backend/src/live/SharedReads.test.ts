import { VirtualTime } from '../__testUtils__/VirtualTime';
import { SharedReads } from './SharedReads';

const here = new AbortController().signal;

function create() {
  const time = new VirtualTime();
  const signals: AbortSignal[] = [];
  const answers: ((text: string) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const shared = new SharedReads<string>({ keepMs: 3_000, sleep: time.sleep });
  return {
    time,
    signals,
    answers,
    failures,
    ask: (key: string, caller: AbortSignal = here) =>
      shared.get(
        key,
        signal => {
          signals.push(signal);
          return new Promise<string>((resolve, reject) => {
            answers.push(resolve);
            failures.push(reject);
          });
        },
        caller,
      ),
  };
}

describe('SharedReads', () => {
  it('asks once for all who ask the same, and for who asks shortly after', async () => {
    const { answers, ask, time } = create();
    const asked = Array.from({ length: 50 }, () => ask('tree'));
    expect(answers).toHaveLength(1);
    answers[0]('a');
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['a']));
    expect(await ask('tree')).toBe('a');
    expect(answers).toHaveLength(1);
    const other = ask('diff');
    answers[1]('b');
    expect(await other).toBe('b');
    await time.passUntil(() => time.sleeping === 0);
    void ask('tree');
    expect(answers).toHaveLength(3);
  });

  it('lets one who leaves go at once, and goes on for the others', async () => {
    const { answers, ask, signals } = create();
    const leaver = new AbortController();
    const left = ask('tree', leaver.signal);
    const stays = ask('tree');
    leaver.abort();
    await expect(left).rejects.toThrow(/abort/);
    expect(signals[0].aborted).toBe(false);
    answers[0]('a');
    expect(await stays).toBe('a');
  });

  it('ends the read when the last one left, and the next one begins anew', async () => {
    const { answers, ask, signals } = create();
    const leavers = [new AbortController(), new AbortController()];
    const left = leavers.map(({ signal }) => ask('tree', signal));
    leavers.forEach(each => each.abort());
    expect(
      (await Promise.allSettled(left)).map(({ status }) => status),
    ).toEqual(['rejected', 'rejected']);
    expect(signals[0].aborted).toBe(true);
    const next = ask('tree');
    expect(signals[1].aborted).toBe(false);
    answers[1]('b');
    expect(await next).toBe('b');
  });

  it('tells a failure to all who wait, and keeps none', async () => {
    const { answers, ask, failures } = create();
    const asked = [ask('tree'), ask('tree')];
    failures[0](new Error('down'));
    for (const each of asked) await expect(each).rejects.toThrow('down');
    const next = ask('tree');
    answers[1]('up');
    expect(await next).toBe('up');
  });
});
