const LONGEST = 300;

/** A sentence as long as is worth keeping for every transition. */
export function toShortText(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
