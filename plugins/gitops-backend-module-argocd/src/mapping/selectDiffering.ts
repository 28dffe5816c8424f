import { Application } from '../client/Application';

/** Resources that are not as Git says, as `Deployment web`; hooks aside. */
export function selectDiffering({ status }: Application): {
  /** Changed or absent. */
  changed: string[];
  /** Left Git, still in the cluster, and nobody pruned it. */
  unpruned: string[];
} {
  const differing = (status?.resources.noteworthy ?? []).filter(
    resource => resource.status === 'OutOfSync' && !resource.hook,
  );
  const names = (requiresPruning: boolean) =>
    differing
      .filter(resource => Boolean(resource.requiresPruning) === requiresPruning)
      .map(resource => `${resource.kind} ${resource.name ?? ''}`.trim());
  return { changed: names(false), unpruned: names(true) };
}
