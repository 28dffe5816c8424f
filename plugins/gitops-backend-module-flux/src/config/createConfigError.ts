import { InputError } from '@backstage/errors';

/**
 * The one sentence that stops start-up: which key, what it has, what it should be.
 *
 * @param has - in words, never the value of a secret
 */
export function createConfigError(
  key: string,
  has: string,
  shouldBe: string,
): InputError {
  return new InputError(
    `Configuration key ${key} has ${has}; it should be ${shouldBe}.`,
  );
}
