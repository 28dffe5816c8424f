import { KubernetesObject } from '../objects/KubernetesObject';
import { artifactStatus } from './sourceSpecs';

/** Revision and, for Git, commit of a source's artifact; undefined while it has none. */
export function readArtifact(
  source: KubernetesObject | undefined,
): { revision: string; commit: string } | undefined {
  const parsed = artifactStatus.safeParse(source?.status);
  if (!parsed.success) return undefined;
  const { revision } = parsed.data.artifact;
  return { revision, commit: revision.slice(revision.lastIndexOf(':') + 1) };
}
