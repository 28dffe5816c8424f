import { FollowEvent } from './followKind';
import { readIdentity } from './readIdentity';

/**
 * The newest resourceVersion that was seen of each followed part, also by observations before. A list that
 * is older tells of an API server that was set back, as by a backup: from then on versions are given again
 * to other states, and what was told after the backup was never so.
 */
export class SeenVersions {
  readonly #newest = new Map<string, number>();

  /** @returns whether it is a list that is older than what was seen of the part before */
  note(part: string, event: FollowEvent): boolean {
    const newest = this.#newest.get(part) ?? 0;
    const isList = event.type === 'listed';
    const version = toNumber(
      isList ? event.resourceVersion : readIdentity(event.object)?.version,
    );
    if (version === undefined) return false;
    this.#newest.set(part, isList ? version : Math.max(version, newest));
    return isList && version < newest;
  }
}

function toNumber(version: string | undefined): number | undefined {
  return version && /^\d+$/.test(version) ? Number(version) : undefined;
}
