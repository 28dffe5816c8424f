import { ActedObject } from '../../client/wire';
import { toFieldPaths } from '../resources/toFieldPaths';

const APPLIED_BY = 'kustomize.toolkit.fluxcd.io/name';

/**
 * The Kustomization that sets `spec.suspend` of an object from Git.
 *
 * @returns undefined when Git does not say whether it is suspended: what is done by hand stays then.
 */
export function selectGitOwner({
  metadata,
}: Pick<ActedObject, 'metadata'>): string | undefined {
  const isOwned = metadata.managedFields?.some(
    set =>
      set.manager === 'kustomize-controller' &&
      toFieldPaths(set).includes('spec.suspend'),
  );
  return isOwned ? metadata.labels?.[APPLIED_BY] ?? 'of its set' : undefined;
}
