import { answerParent } from './answerParent';

type Source = { url: string; token: string; applications: number };

/** The least that any reader of these streams has to do: download, find the frames, parse them. */
const calls = {
  read: async (sources: Source[]) => {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    const bytes = await Promise.all(sources.map(readStream));
    const { user, system } = process.cpuUsage(before);
    return {
      ms: performance.now() - startedAt,
      cpuMs: (user + system) / 1_000,
      bytes: bytes.reduce((sum, each) => sum + each, 0),
    };
  },
};

async function readStream({ url, token, applications }: Source) {
  const end = new AbortController();
  const response = await fetch(`${url}/api/v1/stream/applications`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    signal: end.signal,
  });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let bytes = 0;
  for (let seen = 0; seen < applications; ) {
    const { done, value } = await reader.read();
    if (done) throw new Error('The stream ended');
    bytes += value.length;
    const frames = (rest + decoder.decode(value, { stream: true })).split(
      '\n\n',
    );
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const start = frame.indexOf('data: ');
      if (start < 0) continue;
      JSON.parse(frame.slice(start + 'data: '.length));
      seen += 1;
    }
  }
  end.abort();
  return bytes;
}

/** What this process answers. */
export type ReaderCalls = typeof calls;

answerParent(calls);
