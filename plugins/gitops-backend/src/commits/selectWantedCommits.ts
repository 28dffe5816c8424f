import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { selectCommitReference } from '../store/selectCommitReference';
import { WantedCommit } from './CommitSource';

/**
 * The commits that rows run and that are not joined to them yet, each once. Of several rows one of a
 * current engine is chosen, as that engine may be asked.
 */
export function selectWantedCommits(
  deployments: readonly Deployment[],
): WantedCommit[] {
  const wanted = new Map<string, WantedCommit>();
  for (const deployment of deployments) {
    const reference = deployment.commit
      ? undefined
      : selectCommitReference(deployment);
    if (!reference) continue;
    const key = JSON.stringify([reference.repository, reference.revision]);
    const other = wanted.get(key);
    if (!other || (other.deployment.asOf && !deployment.asOf)) {
      wanted.set(key, { ...reference, deployment });
    }
  }
  return [...wanted.values()];
}
