import { useCallback, useEffect, useRef, useState } from 'react';

const TIMEOUT_MS = 60_000;

/** What is known of something read when one asks for it. Nothing but `reading`: the first read. */
export type ReadOnce<T> = {
  /** The last good answer, kept while it is read again. */
  value?: T;
  /** The last read failed. */
  failure?: { error: Error };
  reading: boolean;
  /** Reads again. */
  retry: () => void;
};

/**
 * Reads an answer of the backend once, and again only when one asks: for what is expensive.
 *
 * @param read - reads; must reject when its signal aborts
 * @param options - `key`: says what is read, another one forgets the answer; undefined: nothing is read
 */
export function useReadOnce<T>(
  read: (signal: AbortSignal) => Promise<T>,
  options: { key: string | undefined },
): ReadOnce<T> {
  const { key } = options;
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{
    key?: string;
    turn?: number;
    value?: T;
    error?: Error;
  }>({});
  const latestRead = useRef(read);
  latestRead.current = read;

  useEffect(() => {
    if (key === undefined) return undefined;
    const controller = new AbortController();
    const limit = setTimeout(
      () => controller.abort(new Error('The backend did not answer in time')),
      TIMEOUT_MS,
    );
    let ended = false;
    latestRead.current(controller.signal).then(
      value => {
        if (!ended) setState({ key, turn, value });
      },
      (error: unknown) => {
        if (ended) return;
        setState(previous => ({
          key,
          turn,
          value: previous.key === key ? previous.value : undefined,
          error: error instanceof Error ? error : new Error(String(error)),
        }));
      },
    );
    return () => {
      ended = true;
      clearTimeout(limit);
      controller.abort();
    };
  }, [key, turn]);

  const retry = useCallback(() => setTurn(previous => previous + 1), []);
  const own = state.key === key ? state : {};
  return {
    value: own.value,
    failure: own.error && { error: own.error },
    reading: key !== undefined && own.turn !== turn,
    retry,
  };
}
