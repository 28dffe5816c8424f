import { KnownCluster } from './FluxMappingContext';

const SUFFIX =
  /[-.](cluster-)?(kube-?config|config|credentials|secret|cluster)$/;

/**
 * The cluster an object deploys to. A kubeconfig names it by nothing but the name of its Secret or
 * ConfigMap: that is compared with the clusters we know, whole and without its usual endings.
 *
 * @param kubeConfig - `spec.kubeConfig`, if any
 * @param options - `own` is the cluster in which the reconciler runs
 */
export function selectTargetCluster(
  kubeConfig:
    | {
        secretRef?: { name: string } | null;
        configMapRef?: { name: string } | null;
      }
    | null
    | undefined,
  options: {
    own: string;
    known: readonly KnownCluster[];
    /** That of the object: an alias may say `<namespace>/<name>` where names repeat. */
    namespace?: string;
  },
): string {
  const reference =
    kubeConfig?.secretRef?.name ?? kubeConfig?.configMapRef?.name;
  if (!reference) return options.own;
  const { namespace, known } = options;
  const candidates = [
    ...(namespace ? [`${namespace}/${reference}`] : []),
    ...selectCandidates(reference),
  ];
  for (const candidate of candidates) {
    const match = known.find(
      ({ name, aliases }) => name === candidate || aliases.includes(candidate),
    );
    if (match) return match.name;
  }
  return reference;
}

/** The name, then without its ending, then without the next. */
function selectCandidates(reference: string): string[] {
  const shorter = reference.replace(SUFFIX, '');
  return shorter === reference
    ? [reference]
    : [reference, ...selectCandidates(shorter)];
}
