import { KubernetesObject } from '../objects/KubernetesObject';

/** Fields of specs, as the definitions of Flux 2.9 have them. Other kinds take any field here. */
const known: Record<string, string> = {
  GitRepository:
    'ignore include interval provider proxySecretRef recurseSubmodules ref secretRef serviceAccountName sparseCheckout suspend timeout url verify',
  HelmChart:
    'chart ignoreMissingValuesFiles interval reconcileStrategy sourceRef suspend valuesFiles verify version',
  HelmRelease:
    'chart chartRef commonMetadata dependsOn driftDetection healthCheckExprs install interval kubeConfig maxHistory persistentClient postRenderStrategy postRenderers releaseName rollback serviceAccountName storageNamespace suspend targetNamespace test timeout uninstall upgrade values valuesFrom waitStrategy',
  ImagePolicy:
    'digestReflectionPolicy filterTags imageRepositoryRef interval policy suspend',
  ImageRepository:
    'accessFrom certSecretRef exclusionList image insecure interval provider proxySecretRef secretRef serviceAccountName suspend timeout',
  ImageUpdateAutomation: 'git interval policySelector sourceRef suspend update',
  Kustomization:
    'buildMetadata commonMetadata components decryption deletionPolicy dependsOn force healthCheckExprs healthChecks ignore ignoreMissingComponents images interval kubeConfig namePrefix nameSuffix patches path postBuild prune retryInterval serviceAccountName sourceRef suspend targetNamespace timeout wait',
};

/** The fields of a spec that its definition does not have. */
export function findUnknownFields({ kind, spec }: KubernetesObject): string[] {
  const fields = known[kind]?.split(' ');
  if (!fields) return [];
  return Object.keys(spec ?? {}).filter(field => !fields.includes(field));
}
