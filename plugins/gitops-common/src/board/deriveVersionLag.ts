import { VersionCount, VersionLag } from './Board';
import { deriveVersionOrder } from './deriveVersionOrder';

/**
 * How a version stands to the others of its app in its environment. Behind is only said where the
 * order is known; where it is not, all but the most common version differ.
 *
 * @param version - the version in question
 * @param options - `environment`: what runs in its environment; `board`: every version of the app on
 * the board, in which steps are counted
 * @returns undefined when it is the newest, or what most run.
 * @public
 */
export function deriveVersionLag(
  version: string,
  options: {
    environment: readonly VersionCount[];
    board: readonly string[];
  },
): VersionLag | undefined {
  const others = options.environment.filter(other => other.version !== version);
  const newer = others.filter(
    other => (deriveVersionOrder(version, other.version) ?? 0) < 0,
  );
  if (newer.length > 0) {
    const newest = newer.reduce((best, other) =>
      (deriveVersionOrder(best.version, other.version) ?? 0) < 0 ? other : best,
    ).version;
    return {
      version: newest,
      behind: selectVersionsUpTo(version, { newest, board: options.board })
        .length,
    };
  }
  const own = options.environment.find(other => other.version === version);
  const strangers = others.filter(
    other =>
      deriveVersionOrder(version, other.version) === undefined &&
      other.clusters >= (own?.clusters ?? 0),
  );
  return strangers.length > 0
    ? {
        version: strangers.reduce((best, other) =>
          other.clusters > best.clusters ? other : best,
        ).version,
      }
    : undefined;
}

/**
 * The versions newer than one and not newer than another, without repeats.
 *
 * @public
 */
export function selectVersionsUpTo(
  version: string,
  options: { newest: string; board: readonly string[] },
): string[] {
  return [...new Set(options.board)].filter(
    candidate =>
      (deriveVersionOrder(version, candidate) ?? 0) < 0 &&
      (deriveVersionOrder(candidate, options.newest) ?? 1) <= 0,
  );
}
