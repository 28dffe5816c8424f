import { DeploymentLink } from '@backstage-gitops/plugin-gitops-common';

/**
 * An engine's links with those that only the backend can make: pages of the engine first, then ours, then its
 * others. Of one address the engine's own link stays.
 */
export function mergeLinks(
  engines: readonly DeploymentLink[],
  ours: readonly DeploymentLink[],
): DeploymentLink[] {
  const told = new Set(engines.map(({ url }) => url));
  const isEngine = ({ kind }: DeploymentLink) => kind === 'engine';
  const added = new Map(
    ours.filter(({ url }) => !told.has(url)).map(link => [link.url, link]),
  );
  return [
    ...engines.filter(isEngine),
    ...added.values(),
    ...engines.filter(link => !isEngine(link)),
  ];
}
