const semverLike =
  /^v?(\d+(?:\.\d+){1,3})(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/i;
const preRelease =
  /^(?:alpha|a|beta|b|rc|cr|pre|preview|dev|snapshot|nightly|m|milestone)[.-]?\d*$/i;

type Parsed = { numbers: number[]; suffix?: string; build?: string };

/**
 * Which of two versions is the older one, as far as that can be known.
 *
 * Known are two to four numbers, with or without `v`, and the suffixes of a pre-release (`rc.1`,
 * `beta-2`), ordered as semver.org says. `1.4.2-3f9d1c0` beside `1.4.2` may be a build before or after
 * it, a commit hash says nothing at all: then the order is unknown.
 *
 * @returns negative when `left` is older, positive when it is newer, 0 when they are equal, undefined
 * when nobody can tell.
 * @public
 */
export function deriveVersionOrder(
  left: string,
  right: string,
): number | undefined {
  if (left === right) return 0;
  const [a, b] = [parse(left), parse(right)];
  if (!a || !b) return undefined;

  for (let index = 0; index < 4; index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.suffix === b.suffix && a.build === b.build) return 0;
  if (a.build !== b.build) return undefined;
  return deriveSuffixOrder(a.suffix, b.suffix);
}

function parse(version: string): Parsed | undefined {
  const match = semverLike.exec(version);
  return match
    ? {
        numbers: match[1].split('.').map(Number),
        suffix: match[2],
        build: match[3],
      }
    : undefined;
}

function deriveSuffixOrder(
  left: string | undefined,
  right: string | undefined,
): number | undefined {
  const known = (suffix?: string) => !suffix || preRelease.test(suffix);
  if (known(left) && known(right)) {
    if (!left) return 1;
    if (!right) return -1;
    return left.localeCompare(right, 'en', { numeric: true });
  }
  const numeric = (suffix?: string) => /^\d+$/.test(suffix ?? '');
  return numeric(left) && numeric(right)
    ? Number(left) - Number(right)
    : undefined;
}
