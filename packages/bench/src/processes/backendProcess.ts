import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from './answerParent';
import { createBackendConfig, BackendOptions } from './createBackendConfig';

/** What finalizers let go is collected the next time. */
const COLLECTIONS = 3;

/** A real backend, with nothing of the plugin replaced; memory and work measured here are its alone. */
const calls = {
  start: async (options: BackendOptions) => {
    const backend = createBackend();
    backend.add(
      createServiceFactory({
        service: coreServices.rootConfig,
        deps: {},
        factory: () => new ConfigReader(createBackendConfig(options)),
      }),
    );
    backend.add(import('@backstage/plugin-auth-backend'));
    backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
    backend.add(import('@backstage/plugin-catalog-backend'));
    backend.add(import('@backstage/plugin-permission-backend'));
    backend.add(
      import('@backstage/plugin-permission-backend-module-allow-all-policy'),
    );
    backend.add(import('@backstage/plugin-signals-backend'));
    backend.add(import('@backstage-gitops/plugin-gitops-backend'));
    backend.add(
      import('@backstage-gitops/plugin-gitops-backend-module-argocd'),
    );
    await backend.start();
  },
  /** Milliseconds of processor time since the start. */
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
  /** In bytes, after collecting garbage. `peak` is the most that was ever resident. */
  memory: async () => {
    for (let round = 0; round < COLLECTIONS; round++) {
      globalThis.gc?.();
      await sleep(200);
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heapUsed, peak: process.resourceUsage().maxRSS * 1024 };
  },
};

/** What this process answers. */
export type BackendCalls = typeof calls;

answerParent(calls);
