import { FollowEvent } from './followKind';
import { readIdentity } from './readIdentity';

/** What is known of one followed part: keys to versions, to see what a new list lacks or has anew. */
export class ListedPart {
  #known = new Map<string, string | undefined>();

  /**
   * Takes a list in the place of what was known.
   *
   * @returns the objects that are not as they were, with their keys; and the keys of those that are gone.
   */
  replace(
    objects: readonly unknown[],
    toKey: (identity: { namespace: string; name: string }) => string,
  ): { changed: unknown[]; gone: string[] } {
    const before = this.#known;
    this.#known = new Map();
    const changed: unknown[] = [];
    for (const object of objects) {
      const identity = readIdentity(object);
      const key = identity && toKey(identity);
      if (!key) continue;
      this.#known.set(key, identity.version);
      const isSame =
        identity.version !== undefined && before.get(key) === identity.version;
      if (!isSame) changed.push(object);
    }
    const gone = [...before.keys()].filter(key => !this.#known.has(key));
    return { changed, gone };
  }

  /** Takes that versions say nothing any more: every object of the next list is not as it was. */
  distrust(): void {
    for (const key of this.#known.keys()) this.#known.set(key, undefined);
  }

  /** Takes what became of one object. */
  set(key: string, { type, object }: Exclude<FollowEvent, { type: 'listed' }>) {
    if (type === 'deleted') this.#known.delete(key);
    else this.#known.set(key, readIdentity(object)?.version);
  }
}
