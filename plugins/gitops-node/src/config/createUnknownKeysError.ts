import { InputError } from '@backstage/errors';
import { createConfigError } from './createConfigError';

/**
 * The sentence for keys that a block has and nothing reads: they are misspelled or of no use.
 *
 * @param key - of the block
 * @param names - of what it has too much; at least one
 * @public
 */
export function createUnknownKeysError(
  key: string,
  names: readonly string[],
): InputError {
  return createConfigError(key, {
    has: `${names.map(name => `"${name}"`).join(', ')}, which nothing reads`,
    shouldBe: 'removed or spelled as documented',
  });
}
