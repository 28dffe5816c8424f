import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/** Tells each Rollout the analyses that hang on it, the newest first. */
export function withAnalysisRuns(nodes: ResourceNode[]): ResourceNode[] {
  const runs = nodes.filter(({ ref }) => ref.kind === 'AnalysisRun');
  return nodes.map(node => {
    const { specifics } = node;
    if (specifics?.type !== 'rollout') return node;
    const analysisRuns = runs
      .filter(({ parents }) => parents.includes(node.id))
      .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
      .map(run => ({
        name: run.ref.name,
        phase: toPhase(run),
        ...(run.message && { message: run.message }),
      }));
    return { ...node, specifics: { ...specifics, analysisRuns } };
  });
}

function toPhase({ health }: ResourceNode): string {
  switch (health) {
    case 'Healthy':
      return 'Successful';
    case 'Degraded':
      return 'Failed';
    default:
      return 'Running';
  }
}
