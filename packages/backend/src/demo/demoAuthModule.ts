import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** Which of the people of the demo a visitor wants to be. */
const HEADER = 'x-demo-user';

/**
 * Signs a visitor of the demo in as whom they choose, without any proof: to show what owners and operators
 * see. It does nothing unless `auth.providers.demo` names people, and has no place where there is anything
 * to protect.
 */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const users =
          config.getOptionalStringArray('auth.providers.demo.users') ?? [];
        if (users.length === 0) return;
        logger.warn(
          `Anybody may sign in as ${users.join(
            ', ',
          )} without a proof (auth.providers.demo): this is for demonstrations only`,
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              async authenticate({ req }) {
                const name = req.header(HEADER);
                const user = users.find(each => each === name);
                if (!user) {
                  throw new InputError(
                    `Header ${HEADER} has to be one of ${users.join(', ')}`,
                  );
                }
                return { result: { user } };
              },
            }),
            signInResolver: async ({ result: { user } }, context) =>
              context.signInWithCatalogUser({ entityRef: user }),
          }),
        });
      },
    });
  },
});
