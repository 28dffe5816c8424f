/** A date as Kubernetes writes it: RFC 3339 in whole seconds. */
export function toTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
