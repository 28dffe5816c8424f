import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { GitopsEngine } from './GitopsEngine';

/** Where engine modules add what they read from configuration. @public */
export interface GitopsEngineExtensionPoint {
  /**
   * Adds an engine.
   *
   * @throws when one of the same type and name exists.
   */
  addEngine(engine: GitopsEngine): void;
}

/** Extension point of the GitOps backend for engines. @public */
export const gitopsEngineExtensionPoint =
  createExtensionPoint<GitopsEngineExtensionPoint>({ id: 'gitops.engine' });
