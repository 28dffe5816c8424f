import {
  GitopsApi,
  GitopsClient,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ApiHolder,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';

/** The GitOps backend, for a validation; undefined in an app without its APIs, for example a preview. */
export function selectGitopsApi(apis: ApiHolder): GitopsApi | undefined {
  const discoveryApi = apis.get(discoveryApiRef);
  const fetchApi = apis.get(fetchApiRef);
  return discoveryApi && fetchApi
    ? new GitopsClient({ discoveryApi, fetchApi })
    : undefined;
}
