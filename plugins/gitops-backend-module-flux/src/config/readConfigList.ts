import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';

/**
 * Reads a list of objects; none when the key is not there.
 *
 * @throws InputError with one sentence when it is something else.
 */
export function readConfigList(config: Config, key: string): Config[] {
  const value = config.getOptional(key);
  if (value === undefined) return [];
  try {
    return config.getConfigArray(key);
  } catch {
    throw createConfigError(key, {
      has: Array.isArray(value)
        ? 'a list with something that is no cluster'
        : toConfigValueText(value),
      shouldBe: 'a list of objects',
    });
  }
}
