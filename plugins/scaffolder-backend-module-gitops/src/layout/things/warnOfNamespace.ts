import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { findNamespace, listServices } from '../platform/readService';

/** `namespace: x`, `targetNamespace: "x" # why`, also as the first key of a list's item. */
const NAMES = /^[\s-]*\w*namespace:\s*["']?([^\s"'#]+)["']?\s*(?:#.*)?$/i;

/**
 * Says that a namespace stays on clusters after a service left it, and with which commands it goes where nothing else
 * of the repository is in it.
 */
export function warnOfNamespace(
  draft: FileDraft,
  namespace: string,
  options: { clusters: readonly string[] },
): void {
  // One whose namespace cannot be told may be in this one.
  const neighbours = listServices(draft).filter(each =>
    [namespace, undefined].includes(findNamespace(draft, each)),
  );
  const empty = options.clusters.filter(
    cluster =>
      draft.has(layoutPaths.namespace(cluster, namespace)) &&
      !neighbours.some(each =>
        draft.has(layoutPaths.deployment(cluster, each)),
      ) &&
      !namesNamespace(draft, namespace, { cluster }),
  );
  if (empty.length === 0) return;
  draft.warn(
    `The namespace ${namespace} stays on ${empty.join(
      ', ',
    )}, though nothing else of this repository is in it. These commands in a checkout, committed and pushed, delete it with whatever is still in it: \`for cluster in ${empty.join(
      ' ',
    )}; do (cd clusters/$cluster && git rm namespaces/${namespace}.yaml && kustomize edit remove resource namespaces/${namespace}.yaml); done\``,
  );
}

/** Whether a file of the cluster itself, as that of a secret, is for the namespace. */
function namesNamespace(
  draft: FileDraft,
  namespace: string,
  { cluster }: { cluster: string },
): boolean {
  return draft
    .list(`clusters/${cluster}`)
    .some(path =>
      (draft.read(path) ?? '')
        .split('\n')
        .some(line => NAMES.exec(line)?.[1] === namespace),
    );
}
