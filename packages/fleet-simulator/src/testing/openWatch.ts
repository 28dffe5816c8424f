import { KubernetesObject } from '../kubernetes/objects/KubernetesObject';
import { TestCluster, tokens } from './startTestCluster';

/** One line of a watch. */
export type WatchEvent = { type: string; object: KubernetesObject };

/** A watch that is collected in the background. */
export interface OpenWatch {
  status: number;
  headers: Headers;
  /** Events so far. */
  events: WatchEvent[];
  /** Resolves when the server ended it. */
  ended: Promise<void>;
  close(): void;
}

/** Opens a watch and collects what it says. */
export async function openWatch(
  cluster: TestCluster,
  path: string,
  headers: Record<string, string> = {},
): Promise<OpenWatch> {
  const abort = new AbortController();
  const response = await fetch(`${cluster.url}${path}`, {
    headers: { authorization: `Bearer ${tokens.full}`, ...headers },
    signal: abort.signal,
  });
  const events: WatchEvent[] = [];
  const read = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      events.push(...lines.map(line => JSON.parse(line) as WatchEvent));
    }
  };
  const ended = read().catch(error => {
    if (!abort.signal.aborted) throw error;
  });
  return {
    status: response.status,
    headers: response.headers,
    events,
    ended,
    close: () => abort.abort(),
  };
}
