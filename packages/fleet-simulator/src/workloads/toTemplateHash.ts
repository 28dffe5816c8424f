import { createHash } from 'node:crypto';

// What Kubernetes makes names of: no vowels, so that no words come out.
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** The end of a ReplicaSet's name: equal for equal templates. */
export function toTemplateHash(template: unknown): string {
  return toLetters(JSON.stringify(template), 10);
}

/**
 * The end of a pod's name.
 *
 * @param seed - what makes the pod another than its siblings
 */
export function toPodSuffix(seed: string): string {
  return toLetters(seed, 5);
}

function toLetters(text: string, length: number): string {
  const bytes = createHash('sha256').update(text).digest();
  return [...bytes.subarray(0, length)]
    .map(byte => ALPHABET[byte % ALPHABET.length])
    .join('');
}
