import { LogEvent, LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { ResponseError } from '@backstage/errors';
import { createLogSession } from './createLogSession';
import { LogState } from './LogState';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const line = (second: number, text = `line ${second}`): LogEvent => ({
  type: 'line',
  pod: 'pod',
  at: new Date(START + second * 1000).toISOString(),
  text,
});

type Connection = {
  query: LogQuery;
  signal: AbortSignal;
  send: (...events: LogEvent[]) => void;
  lose: (error?: Error) => void;
};

/** A session whose connections, waits and moments are in the hands of the test. */
function createWorld(query: LogQuery) {
  const connections: Connection[] = [];
  const waits: number[] = [];
  const wakes: (() => void)[] = [];
  const pictures: (() => void)[] = [];
  let states: LogState[] = [];
  let clock = START;

  async function* open(asked: LogQuery, signal: AbortSignal) {
    const queue: (LogEvent | { lost?: Error })[] = [];
    const sleeper = { wake: () => {} };
    const push = (...things: typeof queue) => {
      queue.push(...things);
      sleeper.wake();
    };
    signal.addEventListener('abort', () => push({ lost: new Error('abort') }));
    connections.push({
      query: asked,
      signal,
      send: (...events) => push(...events),
      lose: error => push({ lost: error }),
    });
    for (;;) {
      while (queue.length > 0) {
        const next = queue.shift()!;
        if ('type' in next) yield next;
        else if (next.lost) throw next.lost;
        else return;
      }
      await new Promise<void>(resolve => {
        sleeper.wake = resolve;
      });
    }
  }

  const session = createLogSession({
    query,
    open,
    onState: state => states.push(state),
    schedule: run => pictures.push(run),
    sleep: async (ms, signal) => {
      waits.push(ms);
      await new Promise<void>(resolve => {
        wakes.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
    },
    now: () => clock,
  });
  /** Lets everything that can happen happen. */
  const settle = async () => {
    await new Promise(resolve => setTimeout(resolve));
    pictures.splice(0).forEach(show => show());
  };
  return {
    session,
    connections,
    waits,
    settle,
    setClock: (second: number) => {
      clock = START + second * 1000;
    },
    wake: () => wakes.shift()?.(),
    last: () => states[states.length - 1],
    forget: () => {
      states = [];
    },
    count: () => states.length,
  };
}

const texts = ({ lines }: LogState) => lines.map(({ text }) => text);

describe('createLogSession', () => {
  it('shows lines as they come, and that all were sent', async () => {
    const world = createWorld({ tailLines: 5 });
    world.session.resume();
    await world.settle();
    expect(world.connections[0].query).toEqual({ tailLines: 5 });
    world.connections[0].send(line(1), line(2));
    await world.settle();
    expect(world.last().phase).toBe('streaming');
    expect(texts(world.last())).toEqual(['line 1', 'line 2']);
    world.connections[0].send({ type: 'end' });
    await world.settle();
    expect(world.last().phase).toBe('ended');
  });

  it('puts the lines of several pods in the order of their times', async () => {
    const world = createWorld({ follow: true });
    world.session.resume();
    await world.settle();
    const other = (second: number) => ({
      ...line(second, `other ${second}`),
      pod: 'another',
    });
    world.connections[0].send(line(1), line(4), line(6));
    world.connections[0].send(other(1), other(5), other(7));
    await world.settle();
    expect(texts(world.last())).toEqual([
      'line 1',
      'other 1',
      'line 4',
      'other 5',
      'line 6',
      'other 7',
    ]);
  });

  it('goes on after the newest line when the connection is lost, and shows none twice', async () => {
    const world = createWorld({ follow: true, tailLines: 500 });
    world.session.resume();
    await world.settle();
    world.connections[0].send(line(1), line(2), line(2, 'another of 2'));
    await world.settle();
    world.connections[0].lose(new Error('lost'));
    await world.settle();
    expect(world.last()).toMatchObject({
      phase: 'waiting',
      error: { message: 'lost' },
      retryAt: '2026-01-01T00:00:01.000Z',
    });
    world.setClock(10);
    world.wake();
    await world.settle();
    expect(world.connections[1].query).toEqual({
      follow: true,
      tailLines: 500,
      sinceSeconds: 9,
    });
    world.connections[1].send(
      line(1),
      line(2),
      line(2, 'another of 2'),
      line(2, 'late'),
      line(3),
    );
    await world.settle();
    expect(world.last().phase).toBe('streaming');
    expect(texts(world.last())).toEqual([
      'line 1',
      'line 2',
      'another of 2',
      'late',
      'line 3',
    ]);
  });

  it('waits longer and longer while nothing comes, at most half a minute', async () => {
    const world = createWorld({ follow: true });
    world.session.resume();
    for (let turn = 0; turn < 7; turn++) {
      await world.settle();
      world.connections[turn].lose();
      await world.settle();
      world.wake();
    }
    expect(world.waits).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
  });

  it('does not try again what is refused, until somebody asks', async () => {
    const world = createWorld({ follow: true });
    world.session.resume();
    await world.settle();
    const refusal = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }) as never,
    );
    world.connections[0].lose(refusal);
    await world.settle();
    expect(world.last()).toMatchObject({ phase: 'failed', error: refusal });
    expect(world.waits).toEqual([]);
    world.session.retry();
    await world.settle();
    expect(world.connections).toHaveLength(2);
  });

  it('ends the connection while nobody looks, and goes on later', async () => {
    const world = createWorld({ follow: true });
    world.session.resume();
    await world.settle();
    world.connections[0].send(line(1));
    await world.settle();
    world.session.pause();
    await world.settle();
    expect(world.connections[0].signal.aborted).toBe(true);
    expect(world.last().phase).toBe('paused');
    world.setClock(60);
    world.session.resume();
    await world.settle();
    expect(world.connections[1].query.sinceSeconds).toBe(60);
    expect(texts(world.last())).toEqual(['line 1']);
  });

  it('ends for good, and says nothing any more', async () => {
    const world = createWorld({ follow: true });
    world.session.resume();
    await world.settle();
    world.session.stop();
    world.forget();
    await world.settle();
    expect(world.connections[0].signal.aborted).toBe(true);
    expect(world.count()).toBe(0);
  });

  it('names the Pod whose lines cannot be read, and shows the others', async () => {
    const world = createWorld({});
    world.session.resume();
    await world.settle();
    const problem = { code: 'NotFound', message: 'The Pod is gone.' };
    world.connections[0].send({ type: 'problem', pod: 'b', problem }, line(1));
    await world.settle();
    expect(world.last().problems).toEqual([{ pod: 'b', problem }]);
    expect(texts(world.last())).toEqual(['line 1']);
  });

  it('keeps the newest ten thousand lines, and counts the others', async () => {
    const world = createWorld({});
    world.session.resume();
    await world.settle();
    world.connections[0].send(
      ...Array.from({ length: 25_000 }, (_, index) => line(index)),
    );
    await world.settle();
    const { lines, dropped } = world.last();
    expect(lines.length + dropped).toBe(25_000);
    expect(lines.length).toBeGreaterThanOrEqual(10_000);
    expect(lines.length).toBeLessThanOrEqual(11_001);
    expect(lines[lines.length - 1].text).toBe('line 24999');
    // Many lines, few pictures of them.
    expect(world.count()).toBeLessThan(10);
  });
});
