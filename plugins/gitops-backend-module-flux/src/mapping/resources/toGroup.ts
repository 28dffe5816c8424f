/** The group of an `apiVersion`, empty for the core group. */
export function toGroup({ apiVersion }: { apiVersion: string }): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? '' : group;
}
