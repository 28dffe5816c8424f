/** A time as Kubernetes writes it: UTC, whole seconds. */
export function toSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
