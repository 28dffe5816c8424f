import { GITOPS_SIGNAL_CHANNEL } from '@backstage-gitops/plugin-gitops-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createRefreshLoop, RefreshLoop } from './createRefreshLoop';

/** Signals only make it quicker. They can stop without a word, and an answer that changed nothing is a 304. */
const POLL_MS = 10_000;
const TIMEOUT_MS = 30_000;

/** What is known of something read again and again. Both absent: still loading. */
export type FollowedRead<T> = {
  /** The last good answer, kept while later reads fail. */
  value?: T;
  /** The last read failed: with what, and since when reads fail (ISO 8601). */
  failure?: { error: Error; since: string };
  /** Reads now. */
  retry: () => void;
};

type State<T> = Pick<FollowedRead<T>, 'value' | 'failure'> & { key: string };

/**
 * Follows an answer of the backend: reads on every signal "changed", and in between. Nothing is read while
 * the document is hidden, never two reads at a time. An equal answer keeps its identity, so that nothing
 * is drawn anew.
 *
 * @param read - reads once; must reject when its signal aborts
 * @param options - `key`: says what is read, another one forgets the answer; `intervalMs`: default 10 s;
 * `followsSignals`: default true; `changes`: read at once whenever this text is another one
 */
export function useFollowedRead<T>(
  read: (signal: AbortSignal) => Promise<T>,
  options: {
    key: string;
    intervalMs?: number;
    followsSignals?: boolean;
    changes?: string;
  },
): FollowedRead<T> {
  const { key, intervalMs = POLL_MS, followsSignals = true, changes } = options;
  const [state, setState] = useState<State<T>>({ key });
  const latestRead = useRef(read);
  latestRead.current = read;
  const loop = useRef<RefreshLoop>();
  const { lastSignal } = useSignal(GITOPS_SIGNAL_CHANNEL);

  useEffect(() => {
    let known: string | undefined;
    let failing = false;
    let ending = false;
    async function readOnce(signal: AbortSignal) {
      try {
        const value = await latestRead.current(signal);
        if (ending) return;
        const next = JSON.stringify(value);
        const same = known === next;
        if (same && !failing) return;
        setState(previous => ({
          key,
          value: same ? previous.value : value,
        }));
        known = next;
        failing = false;
      } catch (error) {
        if (ending) return;
        failing = true;
        setState(previous => {
          const own = previous.key === key ? previous : { key };
          const since = own.failure?.since ?? new Date().toISOString();
          return { ...own, failure: { error: toError(error), since } };
        });
      }
    }
    const created = createRefreshLoop(readOnce, {
      intervalMs,
      timeoutMs: TIMEOUT_MS,
    });
    const followVisibility = () =>
      document.visibilityState === 'hidden'
        ? created.pause()
        : created.resume();
    loop.current = created;
    document.addEventListener('visibilitychange', followVisibility);
    followVisibility();
    return () => {
      ending = true;
      document.removeEventListener('visibilitychange', followVisibility);
      created.stop();
    };
  }, [key, intervalMs]);

  useEffect(() => {
    if (lastSignal && followsSignals) loop.current?.refresh();
  }, [lastSignal, followsSignals]);

  const knownChanges = useRef(changes);
  useEffect(() => {
    if (knownChanges.current !== changes) loop.current?.refresh();
    knownChanges.current = changes;
  }, [changes]);

  const retry = useCallback(() => loop.current?.refresh(), []);
  return state.key === key
    ? { value: state.value, failure: state.failure, retry }
    : { retry };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
