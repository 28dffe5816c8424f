import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Engine } from '@backstage-gitops/plugin-gitops-common';
import { RawRead } from '@backstage-gitops/plugin-gitops-node';

/** Reads of an engine's own API: the only requests that reach an engine. */
export interface RawReads {
  /**
   * @returns JSON text
   * @throws NotFoundError when there is no such engine or object, NotAllowedError when the path is not
   * on the engine's list, {@link RawReadError} when the engine cannot answer
   */
  read(
    engine: Engine,
    request: RawRead,
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<string>;
}
