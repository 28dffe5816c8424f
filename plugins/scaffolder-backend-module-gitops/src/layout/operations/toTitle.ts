/** First line of a commit message: what is where, in the manner of `checkout-api: 1.4.2 on aws-eks, gcp-gke`. */
export function toTitle(
  service: string,
  what: string,
  clusters: readonly string[],
): string {
  const shown = clusters.slice(0, 3).join(', ');
  const more = clusters.length > 3 ? ` and ${clusters.length - 3} more` : '';
  return `${service}: ${what} on ${shown}${more}`;
}
