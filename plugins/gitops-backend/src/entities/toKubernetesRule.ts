import {
  ADOPTED_ANNOTATIONS,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { EntityLinks } from './readEntityLinks';
import { EntityRule } from './EntityRule';
import { parseLabelSelector } from './parseLabelSelector';

/**
 * The rule that the annotations of the Kubernetes and Flux plugins make for engines' objects,
 * unchanged: a label selector wins over the id, which is the label of the same name.
 *
 * @returns undefined when none of them selects
 */
export function toKubernetesRule(links: EntityLinks): EntityRule | undefined {
  const { id, labelSelector } = links.kubernetes;
  if (labelSelector) {
    const isSelected = parseLabelSelector(labelSelector);
    return {
      name: ADOPTED_ANNOTATIONS.kubernetesLabelSelector,
      matches: ({ labels }) => isSelected(labels),
    };
  }
  if (id) {
    return {
      name: ADOPTED_ANNOTATIONS.kubernetesId,
      matches: ({ labels }) => labels[ADOPTED_ANNOTATIONS.kubernetesId] === id,
    };
  }
  return undefined;
}

/**
 * Whether the narrowing annotations of the Kubernetes plugin leave a Deployment in. Its namespace is
 * that of the workloads; a Flux object is also found in its own.
 *
 * @param resolve - turns a cluster's alias into the name we use
 */
export function isLeftByKubernetes(
  { kubernetes }: EntityLinks,
  deployment: Deployment,
  resolve: (cluster: string) => string,
): boolean {
  const { namespace, cluster } = kubernetes;
  const namespaces = [
    deployment.targetNamespace ?? deployment.namespace,
    ...(deployment.engine.type === 'argocd' ? [] : [deployment.namespace]),
  ];
  return (
    (!namespace || namespaces.includes(namespace)) &&
    (!cluster || deployment.cluster.name === resolve(cluster))
  );
}
