import {
  GitopsApi,
  GitopsClient,
} from '@backstage-gitops/plugin-gitops-common';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** Something read from the GitOps backend once. All absent: still loading. */
export type LiveRead<T> = {
  value?: T;
  error?: Error;
  /** Reads again. */
  retry: () => void;
};

/**
 * Reads from the GitOps backend while a form is filled in.
 *
 * @param read - reads once
 * @param key - says what is read; another one reads anew
 */
export function useLiveRead<T>(
  read: (api: GitopsApi) => Promise<T>,
  key: string,
): LiveRead<T> {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const api = useMemo(
    () => new GitopsClient({ discoveryApi, fetchApi }),
    [discoveryApi, fetchApi],
  );
  const { value, error, loading, retry } = useAsyncRetry(
    async () => ({ key, answer: await read(api) }),
    [api, key],
  );
  if (loading) return { retry };
  if (error) return { error, retry };
  return value?.key === key ? { value: value.answer, retry } : { retry };
}
