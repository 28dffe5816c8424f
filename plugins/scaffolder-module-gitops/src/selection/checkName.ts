/** What is wrong with a name, for a translation. */
export type NameProblem = 'empty' | 'characters' | 'tooLong';

/**
 * Whether a name can be that of a namespace or a service: a label of RFC 1123, as Kubernetes asks.
 *
 * @param options - `longest`: 63 unless told; Helm's release names take 53
 */
export function checkName(
  name: string | undefined,
  options: { longest?: number } = {},
): NameProblem | undefined {
  const { longest = 63 } = options;
  if (!name) return 'empty';
  if (name.length > longest) return 'tooLong';
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
    ? undefined
    : 'characters';
}
