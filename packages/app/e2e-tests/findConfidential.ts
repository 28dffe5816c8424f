/** Something that no browser may be told, by a name that may be printed. */
export type Confidential = { name: string; value: string };

/**
 * The names of what a text gives away: as it is, in another case, percent-encoded, or in Base64 at any
 * alignment.
 */
export function findConfidential(
  text: string,
  confidential: readonly Confidential[],
): string[] {
  const lower = text.toLowerCase();
  return confidential
    .filter(
      ({ value }) =>
        [value, encodeURIComponent(value)].some(spelling =>
          lower.includes(spelling.toLowerCase()),
        ) || toBase64Parts(value).some(part => text.includes(part)),
    )
    .map(({ name }) => name);
}

/** What every Base64 of a text around the value holds, without the characters that its neighbours decide. */
function toBase64Parts(value: string): string[] {
  return [0, 1, 2].map(before => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    return whole.toString('base64').slice(before === 0 ? 0 : 4);
  });
}
