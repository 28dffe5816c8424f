import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { GitopsClient } from '@backstage-gitops/plugin-gitops-common';

/** What the board is asked with. */
export type BoardServices = { auth: AuthService; discovery: DiscoveryService };

const REQUEST_LIMIT_MS = 30_000;

/**
 * Asks the GitOps backend as the person who started the task, with a new token each time: a task is longer than a
 * token lives.
 */
export function createBoardClient(
  { auth, discovery }: BoardServices,
  credentials: BackstageCredentials,
): GitopsClient {
  return new GitopsClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (url, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'gitops',
        });
        const limit = AbortSignal.timeout(REQUEST_LIMIT_MS);
        return fetch(url, {
          ...init,
          headers: { ...init?.headers, authorization: `Bearer ${token}` },
          signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit,
        });
      },
    },
  });
}
