import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  GitopsEngine,
  gitopsEngineExtensionPoint,
} from '@backstage-gitops/plugin-gitops-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import gitopsPlugin from '..';

type Features = NonNullable<Parameters<typeof startTestBackend>[0]['features']>;

/** The real plugin in a test backend, with engines that a test holds in its hands. */
export function startGitopsBackend(options: {
  engines?: GitopsEngine[];
  config?: JsonObject;
  entities?: Entity[];
  /** Instead of a catalog with `entities`. */
  catalog?: Features[number];
  features?: Features;
}) {
  return startTestBackend({
    features: [
      gitopsPlugin,
      createBackendModule({
        pluginId: 'gitops',
        moduleId: 'fake-engines',
        register(env) {
          env.registerInit({
            deps: { extensionPoint: gitopsEngineExtensionPoint },
            async init({ extensionPoint }) {
              options.engines?.forEach(engine =>
                extensionPoint.addEngine(engine),
              );
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      options.catalog ??
        catalogServiceMock.factory({ entities: options.entities ?? [] }),
      ...(options.features ?? []),
    ],
  });
}
