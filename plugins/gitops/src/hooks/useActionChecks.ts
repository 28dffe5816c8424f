import {
  ActionCheck,
  ActionChecks,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { gitopsApiRef } from '../apis';
import { useFollowedRead } from './useFollowedRead';

/** As many as one question may name. */
const CHUNK = 100;
const POLL_MS = 20_000;

/**
 * Follows what the caller can do to Deployments, by their ids. Nothing is known of one that is not in it,
 * and nothing of any while the backend cannot say.
 *
 * @param ids - of the Deployments
 * @param changes - another text whenever it may have become another answer
 */
export function useActionChecks(
  ids: readonly string[],
  changes: string,
): {
  checks: ReadonlyMap<string, readonly ActionCheck[]>;
  recheck: () => void;
} {
  const api = useApi(gitopsApiRef);
  const { value, retry } = useFollowedRead<ActionChecks>(
    async signal => {
      const chunks: string[][] = [];
      for (let at = 0; at < ids.length; at += CHUNK) {
        chunks.push(ids.slice(at, at + CHUNK));
      }
      const answers = await Promise.all(
        chunks.map(chunk => api.getActionChecks(chunk, { signal })),
      );
      return { items: answers.flatMap(({ items }) => items) };
    },
    {
      key: JSON.stringify(ids),
      changes,
      intervalMs: POLL_MS,
      followsSignals: false,
    },
  );
  const checks = useMemo(
    () => new Map(value?.items.map(({ id, actions }) => [id, actions])),
    [value],
  );
  return { checks, recheck: retry };
}
