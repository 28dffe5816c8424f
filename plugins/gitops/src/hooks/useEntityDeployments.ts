import {
  EntityDeployments,
  EntityName,
  GITOPS_SIGNAL_CHANNEL,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { gitopsApiRef } from '../apis';
import { createRefreshLoop, RefreshLoop } from './createRefreshLoop';

/** Signals only make it quicker. They can stop without a word, and an answer that changed nothing is a 304. */
const POLL_MS = 10_000;
const TIMEOUT_MS = 30_000;

/** What is known of where an entity runs. Both absent: still loading. */
export type EntityDeploymentsState = {
  /** The last good answer, kept while later reads fail. */
  deployments?: EntityDeployments;
  /** The last read failed: with what, and since when reads fail (ISO 8601). */
  failure?: { error: Error; since: string };
};

const noDeployments: EntityDeploymentsState = {};

/**
 * Follows where an entity runs: reads on every signal "changed", and every ten seconds. Nothing is read
 * while the document is hidden, never two reads at a time.
 */
export function useEntityDeployments(
  entity: EntityName,
): EntityDeploymentsState & { retry: () => void } {
  const api = useApi(gitopsApiRef);
  const { kind, namespace, name } = entity;
  const key = JSON.stringify([kind, namespace, name]);
  const [state, setState] = useState<EntityDeploymentsState & { key: string }>({
    key,
  });
  const loop = useRef<RefreshLoop>();
  const { lastSignal } = useSignal(GITOPS_SIGNAL_CHANNEL);

  useEffect(() => {
    let known: string | undefined;
    let ending = false;
    async function read(signal: AbortSignal) {
      try {
        const deployments = await api.getEntityDeployments(
          { kind, namespace, name },
          { signal },
        );
        const next = JSON.stringify(deployments);
        const same = known === next;
        setState(previous =>
          same && previous.key === key && !previous.failure
            ? previous
            : { key, deployments },
        );
        known = next;
      } catch (error) {
        if (ending) return;
        setState(previous => {
          const own = previous.key === key ? previous : { key };
          const since = own.failure?.since ?? new Date().toISOString();
          return { ...own, failure: { error: toError(error), since } };
        });
      }
    }
    const created = createRefreshLoop(read, {
      intervalMs: POLL_MS,
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
  }, [api, kind, namespace, name, key]);

  useEffect(() => {
    if (lastSignal) loop.current?.refresh();
  }, [lastSignal]);

  const retry = useCallback(() => loop.current?.refresh(), []);
  const { deployments, failure } = state.key === key ? state : noDeployments;
  return { deployments, failure, retry };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
