import { isDeepStrictEqual } from 'node:util';
import { readYaml } from './readYaml';

/** Whether two texts say the same, whatever their comments; texts that are no YAML have to be equal. */
export function isSameYaml(
  one: string | undefined,
  other: string | undefined,
): boolean {
  if (one === other) return true;
  const values = readYaml(one);
  return values.length > 0 && isDeepStrictEqual(values, readYaml(other));
}
