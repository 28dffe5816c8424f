import { accountRules } from './redaction/accountRules';
import { addressRules } from './redaction/addressRules';
import { RedactionRule } from './redaction/RedactionRule';
import { secretRules } from './redaction/secretRules';

const MAX_LENGTH = 500;
/** More than is shown; bounds the work on a text that an upstream made huge. */
const MAX_READ = 2_000;

/** URLs go first and whole: they may hold a user, a password and a token. What ends a sentence stays. */
const URL_RULE: RedactionRule = [
  /\b[a-z][a-z0-9+.-]*:\/\/(?:\[[\da-f:.]+\])?(?:(?![.,:;)}\]]*(?:[\s"'`<>]|$))[^\s"'`<>])*/gi,
  '(address)',
];
const RULES = [URL_RULE, ...secretRules, ...accountRules, ...addressRules];

/**
 * Makes an upstream's sentence fit for anyone's eyes: addresses, accounts and secrets are taken out,
 * line breaks too, and what is very long is cut. Git's hashes, images, versions, names of resources
 * and namespaces stay.
 *
 * @remarks A safety net, not a proof: a secret that looks like a word of the sentence cannot be told
 * from one, nor a bare public host name from an API group.
 * @param text - what an engine said
 * @param options - `maxLength`: characters of the longest answer; 500 unless told
 * @public
 */
export function toPublicText(
  text: string,
  options: { maxLength?: number } = {},
): string {
  const { maxLength = MAX_LENGTH } = options;
  // The cut may go through a secret, whose rest would look like none.
  const read =
    text.length > MAX_READ
      ? text.slice(0, MAX_READ).replace(/\s\S*$/, '')
      : text;
  const safe = RULES.reduce(
    (told, [pattern, instead]) => told.replace(pattern, instead),
    read.replace(/\s+/g, ' ').trim(),
  );
  return safe.length > maxLength ? `${safe.slice(0, maxLength - 1)}…` : safe;
}
