import {
  ActionCheck,
  ActionChecks,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { useFollowedRead } from './useFollowedRead';
import { useOwnActions } from './useOwnActions';

const POLL_MS = 20_000;

/**
 * Follows what the caller can do to one source, also after what was done to it from here. Nothing while the
 * backend cannot say.
 *
 * @param changes - another text whenever it may have become another answer
 */
export function useSourceActionChecks(
  id: string,
  changes: string,
): readonly ActionCheck[] {
  const api = useApi(gitopsApiRef);
  const { attempts } = useOwnActions();
  const { value } = useFollowedRead<ActionChecks>(
    signal => api.getSourceActionChecks([id], { signal }),
    {
      key: id,
      changes: JSON.stringify([changes, attempts.get(id)]),
      intervalMs: POLL_MS,
      followsSignals: false,
    },
  );
  return value?.items[0]?.actions ?? [];
}
