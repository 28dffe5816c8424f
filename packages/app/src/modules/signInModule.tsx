import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { demoUsers, readDemoUser } from './demoUsers';

/**
 * A visitor of the demo is a guest at once, without a click, and may choose in the sidebar to be somebody
 * else. Nobody proves who they are: the demo has nothing to protect.
 */
const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => props => {
      const { entityRef } = readDemoUser();
      return entityRef === demoUsers[0].entityRef ? (
        <ProxiedSignInPage {...props} provider="guest" />
      ) : (
        <ProxiedSignInPage
          {...props}
          provider="demo"
          headers={{ 'x-demo-user': entityRef }}
        />
      );
    },
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
