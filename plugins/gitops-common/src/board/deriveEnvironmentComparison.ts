import { EnvironmentComparison, VersionCount } from './Board';
import { deriveVersionOrder } from './deriveVersionOrder';
import { selectVersionsUpTo } from './deriveVersionLag';

/** What runs in an environment that comes earlier. @public */
export type EarlierEnvironment = {
  name: string;
  versions: readonly VersionCount[];
};

/**
 * How the newest version of an app in one environment stands to the newest one in the nearest earlier
 * environment. Where an environment runs versions of unknown order, it has no newest one.
 *
 * @returns undefined when they are equal or cannot be compared.
 * @public
 */
export function deriveEnvironmentComparison(
  versions: readonly VersionCount[],
  options: { earlier?: EarlierEnvironment; board: readonly string[] },
): EnvironmentComparison | undefined {
  const { earlier, board } = options;
  const own = selectNewest(versions);
  const theirs = earlier && selectNewest(earlier.versions);
  if (!earlier || !own || !theirs || own === theirs) return undefined;

  const order = deriveVersionOrder(own, theirs);
  const environment = earlier.name;
  if (order === undefined) return { environment, standing: 'differs' };
  if (order === 0) return undefined;
  if (order > 0) return { environment, standing: 'ahead' };
  const releases = selectVersionsUpTo(own, { newest: theirs, board }).length;
  return { environment, standing: 'behind', releases };
}

function selectNewest(versions: readonly VersionCount[]): string | undefined {
  const newest = versions.find(one =>
    versions.every(
      other => (deriveVersionOrder(one.version, other.version) ?? -1) >= 0,
    ),
  );
  return newest?.version;
}
