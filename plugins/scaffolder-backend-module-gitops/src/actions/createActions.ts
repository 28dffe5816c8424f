import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { GitRemotes } from '../repository/GitRemotes';
import { PushQueue } from '../repository/PushQueue';
import { readDefaultAuthor } from '../repository/toAuthor';
import { createCheckOutRepositoryAction } from './checkOutRepository';
import { createCollectChangesAction } from './collectChanges';
import { createLayoutActions } from './layoutActions';
import { createPushRepositoryAction } from './pushRepository';
import { CatalogRefresh, createRefreshAction } from './refresh';
import { CatalogLocations, createUnregisterAction } from './unregister';
import { createValidateRepositoryAction } from './validateRepository';
import { createWaitForDeploymentAction } from './waitForDeployment';

/** What the actions need from outside. */
export type ActionServices = {
  config: Config;
  auth: AuthService;
  catalog: CatalogLocations & CatalogRefresh;
  discovery: DiscoveryService;
  now: () => Date;
  random: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

/** All actions of this module. */
export function createActions(services: ActionServices) {
  const { config, auth, catalog, discovery, now, random, sleep } = services;
  const remotes = new GitRemotes(config);
  return [
    createCheckOutRepositoryAction({ remotes }),
    createCollectChangesAction(),
    createPushRepositoryAction({
      remotes,
      queue: new PushQueue(),
      committer: readDefaultAuthor(config),
      now,
      random,
      sleep,
    }),
    ...createLayoutActions({ auth, discovery }),
    createValidateRepositoryAction(),
    createWaitForDeploymentAction({
      auth,
      discovery,
      now,
      sleep,
      appUrl: config.getOptionalString('app.baseUrl')?.replace(/\/+$/, ''),
    }),
    createRefreshAction({ catalog }),
    createUnregisterAction({ catalog }),
  ];
}
