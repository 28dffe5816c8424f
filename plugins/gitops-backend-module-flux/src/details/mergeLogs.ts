import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import { Latch } from '@backstage-gitops/plugin-gitops-node';

type LogStream = AsyncGenerator<LogEvent, void, undefined>;

/** Merges the lines of containers that have been written, in the order of their times. */
export async function* mergeByTime(streams: LogStream[]): LogStream {
  try {
    const heads = await Promise.all(streams.map(stream => stream.next()));
    for (;;) {
      const first = selectFirst(heads);
      if (first === undefined) return;
      const { value } = heads[first];
      if (value) yield value;
      heads[first] = await streams[first].next();
    }
  } finally {
    // Not awaited: one that hangs in a read ends by its signal.
    streams.forEach(stream => stream.return().catch(() => {}));
  }
}

/**
 * Merges lines as they come: nobody knows what a container that is followed and silent will say.
 *
 * @param options - `join` is called once with what takes in another stream, as long as one is open
 */
export async function* mergeAsTheyCome(
  streams: LogStream[],
  options: { join?(add: (stream: LogStream) => void): void } = {},
): LogStream {
  const ready: { event: LogEvent; take(): void }[] = [];
  const all: LogStream[] = [];
  let open = 0;
  let failure: { error: unknown } | undefined;
  const moved = new Latch();
  const pump = async (stream: LogStream) => {
    try {
      for await (const event of stream) {
        // One line of each at a time: who reads slowly holds the senders back.
        const taken = new Promise<void>(take => {
          ready.push({ event, take });
        });
        moved.open();
        await taken;
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      open -= 1;
      moved.open();
    }
  };
  const add = (stream: LogStream) => {
    all.push(stream);
    open += 1;
    pump(stream);
  };
  streams.forEach(add);
  options.join?.(add);
  try {
    while (open > 0 || ready.length > 0) {
      const next = ready.shift();
      if (next) {
        yield next.event;
        next.take();
      } else if (failure) {
        throw failure.error;
      } else {
        await moved.wait();
      }
    }
    if (failure) throw failure.error;
  } finally {
    all.forEach(stream => stream.return().catch(() => {}));
  }
}

function selectFirst(
  heads: readonly IteratorResult<LogEvent, void>[],
): number | undefined {
  let first: number | undefined;
  heads.forEach((head, index) => {
    if (head.done) return;
    if (first === undefined || toTime(head) < toTime(heads[first])) {
      first = index;
    }
  });
  return first;
}

/** What is no line comes before all that are. */
function toTime({ value }: IteratorResult<LogEvent, void>): string {
  return value?.type === 'line' ? value.at ?? '' : '';
}
