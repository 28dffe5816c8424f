import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A commit that a row runs, as its engine writes it. */
export type CommitReference = {
  /** As in `sources[].repository`. */
  repository: string;
  /** The whole hash in lower case, or the first twelve digits or more of it. */
  revision: string;
};

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Flux writes `main@sha1:<hash>`, `v1.2.0@sha1:<hash>`, `sha256:<hash>` for Git. */
const FLUX_REVISION =
  /^(?:.*@)?(?:sha1:([0-9a-f]{40})|sha256:([0-9a-f]{64}))$/i;
/** A chart built from Git has the commit in its version: `0.1.0+5b6fc8f5a89a.1`. */
const CHART_OF_COMMIT = /\+([0-9a-f]{12,64})(?:\.\d+)?$/i;

/**
 * Which commit a Deployment runs: that of its main source, else of the first source that has one (a
 * chart from a registry with values from Git).
 *
 * @returns undefined when no applied revision is a commit. `sourceIndex` says which source it is of.
 */
export function selectCommitReference(
  deployment: Deployment,
): (CommitReference & { sourceIndex: number }) | undefined {
  for (const [sourceIndex, source] of deployment.sources.entries()) {
    const applied =
      source.applied ??
      (sourceIndex === 0 ? deployment.revision.applied : undefined);
    const revision = applied && parseRevision(applied);
    if (revision) {
      return { repository: source.repository, revision, sourceIndex };
    }
  }
  return undefined;
}

function parseRevision(applied: string): string | undefined {
  if (HASH.test(applied)) return applied.toLowerCase();
  const flux = FLUX_REVISION.exec(applied);
  const found = flux ? flux[1] ?? flux[2] : CHART_OF_COMMIT.exec(applied)?.[1];
  return found?.toLowerCase();
}
