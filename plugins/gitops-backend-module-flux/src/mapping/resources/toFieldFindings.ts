import { FieldFinding } from '@backstage-gitops/plugin-gitops-common';
import { LiveObject, ManagedFields } from '../../client/wire';
import { toFieldPaths } from './toFieldPaths';

const FLUX = 'kustomize-controller';
/** Parts of Kubernetes and of engines, which fill in what nobody writes. */
const CONTROLLERS =
  /^(kube-controller-manager|kube-scheduler|kubelet|kube-apiserver|helm-controller|source-controller|[\w.-]*(controller|operator|autoscaler|manager))$/;
const MOST_FINDINGS = 300;

/**
 * Who has which field of one object, from its managed fields.
 *
 * @param options - `lookedAt`: when Flux compared and corrected last (ISO 8601). What somebody set before
 * that and Flux left is a field that Git does not have: it is nobody's loss.
 */
export function toFieldFindings(
  object: LiveObject,
  options: { lookedAt?: string },
): FieldFinding[] {
  const sets = object.metadata.managedFields ?? [];
  const own = sets.filter(
    ({ manager, subresource }) => manager === FLUX && !subresource,
  );
  const owned = new Set(own.flatMap(toFieldPaths));
  const since = [options.lookedAt, ...own.map(({ time }) => time)]
    .filter(time => time !== undefined)
    .sort()
    .at(-1);
  const others = sets
    .filter(set => !own.includes(set) && set.subresource !== 'status')
    .filter(({ manager }) => manager !== FLUX)
    .flatMap(set => toFindingsOf(set, { owned, since }));
  const shared = new Set(others.map(({ path }) => path));
  return [
    ...others,
    ...[...owned]
      .filter(path => !shared.has(path))
      .map((path): FieldFinding => ({ path, state: 'owned' })),
  ].slice(0, MOST_FINDINGS);
}

function toFindingsOf(
  set: ManagedFields,
  { owned, since }: { owned: Set<string>; since: string | undefined },
): FieldFinding[] {
  const { manager, time } = set;
  const isNew = time !== undefined && since !== undefined && time > since;
  const isPerson = !CONTROLLERS.test(manager);
  return toFieldPaths(set).flatMap((path): FieldFinding[] => {
    const isShared = owned.has(path);
    if (!isShared && !(isNew && isPerson)) return [];
    return [
      {
        path,
        state: isShared ? 'shared' : 'lost',
        manager,
        ...(time && { at: time }),
      },
    ];
  });
}
