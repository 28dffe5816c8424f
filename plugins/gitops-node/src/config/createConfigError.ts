import { InputError } from '@backstage/errors';

/**
 * The one sentence that stops start-up: which key, what it has, what it should be.
 *
 * @param key - the whole key, `gitops.clusters[0].name`
 * @param sentence - `has`: in words, of a value {@link toConfigValueText}, never that of a secret;
 *   `shouldBe`: the end of the sentence, without a full stop
 * @public
 */
export function createConfigError(
  key: string,
  sentence: { has: string; shouldBe: string },
): InputError {
  return new InputError(
    `Configuration key ${key} has ${sentence.has}; it should be ${sentence.shouldBe}.`,
  );
}
