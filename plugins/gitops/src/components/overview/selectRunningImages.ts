import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/**
 * The images of what a Deployment runs, in order of their names: those of the topmost resources that have any, as
 * a ReplicaSet or a Pod below repeats what its workload says, or still has what was there before.
 */
export function selectRunningImages(nodes: readonly ResourceNode[]): string[] {
  const withImages = nodes.filter(({ images = [] }) => images.length > 0);
  const ids = new Set(withImages.map(({ id }) => id));
  const top = withImages.filter(
    ({ parents }) => !parents.some(parent => ids.has(parent)),
  );
  return [...new Set(top.flatMap(({ images = [] }) => images))].sort();
}
