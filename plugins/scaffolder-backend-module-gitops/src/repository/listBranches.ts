/**
 * Names of branches, from what `getRemoteInfo` tells of a host's heads.
 *
 * @param heads - nested where a name has slashes
 */
export function listBranches(heads: unknown, prefix = ''): string[] {
  if (typeof heads === 'string') return [prefix.slice(0, -1)];
  if (typeof heads !== 'object' || heads === null) return [];
  return Object.entries(heads).flatMap(([key, value]) =>
    listBranches(value, `${prefix}${key}/`),
  );
}
