import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdConnection } from '../client/ArgocdConnection';
import { ArgocdCredentials } from '../client/ArgocdCredentials';
import { TokenCredentials } from '../client/TokenCredentials';
import { recordedUrl } from './replayRecording';

/** The client of `hub`, with a token unless told otherwise. */
export function createTestClient(
  options: { url?: string; credentials?: ArgocdCredentials } = {},
): ArgocdClient {
  return new ArgocdClient(
    new ArgocdConnection({
      name: 'hub',
      url: options.url ?? recordedUrl,
      urlConfigKey: 'gitops.argocd.instances[name=hub].url',
      credentials:
        options.credentials ??
        new TokenCredentials(
          'secret-token',
          'gitops.argocd.instances[name=hub].token',
        ),
      fetch: createEngineFetch(),
    }),
  );
}
