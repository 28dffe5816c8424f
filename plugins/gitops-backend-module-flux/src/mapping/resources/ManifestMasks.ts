/** What stands in the place of a secret value. */
const MASK = '(masked)';

/**
 * Masks for secret values: within one answer equal values have equal masks, and nothing of a value can be
 * told from its mask, not even its length.
 */
export class ManifestMasks {
  readonly #known = new Map<string, string>();

  /** @param value - base64, as `data` has it */
  mask(value: string): string {
    const known = this.#known.get(value);
    if (known) return known;
    const mask =
      this.#known.size === 0 ? MASK : `${MASK} ${this.#known.size + 1}`;
    this.#known.set(value, mask);
    return mask;
  }
}
