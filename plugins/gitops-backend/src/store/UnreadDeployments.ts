import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { isDeepStrictEqual } from 'node:util';
import { EngineUpdate } from './EngineUpdate';
import { selectChangedKeys } from './selectChangedKeys';

type Unread = NonNullable<Deployment['unread']>;

/** Which Deployments of an engine are not read while the engine is, since when and why. */
export class UnreadDeployments {
  #unread = new Map<string, Unread>();

  get(id: string): Unread | undefined {
    return this.#unread.get(id);
  }

  /**
   * Takes over what an update warns of. `since` stays while the same one is not read.
   *
   * @param times - ISO 8601; `at`: of the update; `staleSince`: since when nothing was read before it, for
   *   those that a whole picture does not hold either
   * @returns ids of which something else is known than before
   */
  take(
    update: Exclude<EngineUpdate, { type: 'error' }>,
    times: { at: string; staleSince?: string },
  ): ReadonlySet<string> {
    const { at, staleSince = at } = times;
    const warnings =
      update.warnings ?? (update.type === 'full' ? [] : undefined);
    if (!warnings) return new Set();
    const before = this.#unread;
    const next = new Map<string, Unread>();
    const read = new Set(
      update.type === 'full' && warnings.length > 0
        ? update.deployments.map(({ id }) => id)
        : [],
    );
    for (const { code, message, deployments = [] } of warnings) {
      for (const id of deployments) {
        const known = before.get(id);
        const unknownSince =
          update.type === 'full' && !read.has(id) ? staleSince : at;
        const since = known?.since ?? unknownSince;
        const now = { since, error: { code, message } };
        next.set(id, known && isDeepStrictEqual(known, now) ? known : now);
      }
    }
    this.#unread = next;
    return selectChangedKeys(before, next);
  }
}
