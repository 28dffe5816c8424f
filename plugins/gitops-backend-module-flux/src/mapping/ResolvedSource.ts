import { DeploymentSource } from '@backstage-gitops/plugin-gitops-common';

/** What the sources say about one Kustomization or HelmRelease. */
export type ResolvedSource = {
  /** The object it refers to is among the sources we read. */
  isKnown: boolean;
  /** What is tracked: a branch, a tag, a chart's version range. */
  target?: string;
  /** Revision of the artifact; absent when there is none, or the source is not known. */
  desired?: string;
  /** ISO 8601 time since which `desired` is there. */
  desiredSince?: string;
  /** Why the source cannot be fetched. */
  problem?: string;
  /** Where it comes from. */
  origin: Pick<DeploymentSource, 'repository' | 'path' | 'chart'>;
  /** The object that fetches it; of a chart, what fetches what the chart is made of. */
  object?: Omit<NonNullable<DeploymentSource['object']>, 'id'>;
  /** Whole revisions of the repository behind it, newest first. */
  commits: string[];
};
