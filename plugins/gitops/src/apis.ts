import { GitopsApi } from '@backstage-gitops/plugin-gitops-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/** What the screens read. Give it your own implementation to test or to redirect them. @public */
export const gitopsApiRef = createApiRef<GitopsApi>().with({
  id: 'plugin.gitops.client',
  pluginId: 'gitops',
});
