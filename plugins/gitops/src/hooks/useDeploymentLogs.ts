import { LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { gitopsApiRef } from '../apis';
import { createLogSession, LogSession } from './createLogSession';
import { LogState } from './LogState';

const SHOW_EVERY_MS = 100;
const nothing: LogState = {
  phase: 'connecting',
  lines: [],
  dropped: 0,
  problems: [],
};

/**
 * Reads the log of a Deployment while it is shown and the document is visible.
 *
 * @param id - of the Deployment
 * @param query - undefined: nothing is read; another one starts anew
 */
export function useDeploymentLogs(
  id: string,
  query: LogQuery | undefined,
): LogState & { retry: () => void } {
  const api = useApi(gitopsApiRef);
  const key = query && JSON.stringify([id, query]);
  const [state, setState] = useState<LogState & { key?: string }>(nothing);
  const session = useRef<LogSession>();
  const latest = useRef(query);
  latest.current = query;

  useEffect(() => {
    if (!latest.current) return undefined;
    const created = createLogSession({
      query: latest.current,
      open: (asked, signal) => api.streamDeploymentLogs(id, asked, { signal }),
      onState: next => setState({ ...next, key }),
      schedule: run => setTimeout(run, SHOW_EVERY_MS),
      sleep,
      now: Date.now,
    });
    const followVisibility = () =>
      document.visibilityState === 'hidden'
        ? created.pause()
        : created.resume();
    session.current = created;
    document.addEventListener('visibilitychange', followVisibility);
    followVisibility();
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      created.stop();
    };
  }, [api, id, key]);

  const retry = useCallback(() => session.current?.retry(), []);
  return { ...(state.key === key ? state : nothing), retry };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
