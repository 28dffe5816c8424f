const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Flux writes `main@sha1:<hash>`, `v1.2.0@sha1:<hash>`, `sha256:<hash>` for Git. */
const FLUX_REVISION =
  /^(?:.*@)?(?:sha1:([0-9a-f]{40})|sha256:([0-9a-f]{64}))$/i;
/** A chart built from Git has the commit in its version: `0.1.0+5b6fc8f5a89a.1`. */
const CHART_OF_COMMIT = /\+([0-9a-f]{12,64})(?:\.\d+)?$/i;

/**
 * The commit in a revision as engines write it.
 *
 * @returns its hash in lower case, whole or its beginning; undefined when it names no commit
 */
export function parseRevision(revision: string): string | undefined {
  if (HASH.test(revision)) return revision.toLowerCase();
  const flux = FLUX_REVISION.exec(revision);
  const found = flux ? flux[1] ?? flux[2] : CHART_OF_COMMIT.exec(revision)?.[1];
  return found?.toLowerCase();
}
