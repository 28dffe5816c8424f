const LONGEST_LINE = 64 * 1024;
const TIMED =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

/** Takes the time off a line that the kubelet put before it. A line of more than 64 Ki characters is cut. */
export function toLogLine(line: string): { at?: string; text: string } {
  const plain = line.replace(/\r$/, '');
  const at = TIMED.exec(plain);
  const text = at ? plain.slice(at[0].length) : plain;
  return {
    ...(at && { at: at[1] }),
    text: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text,
  };
}
