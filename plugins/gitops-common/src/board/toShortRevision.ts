/**
 * A revision as people write it: seven characters of a commit or digest (`main@sha1:4613475…` too),
 * anything else whole.
 *
 * @public
 */
export function toShortRevision(revision: string): string {
  const hash = /(?:^|[:@/])([0-9a-f]{40}|[0-9a-f]{64})$/i.exec(revision);
  return hash ? hash[1].slice(0, 7) : revision;
}
