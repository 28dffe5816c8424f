/** `environments/<environment>/`: values of every service there. */
export function toEnvironmentFiles(
  environment: string,
): Record<string, string> {
  const folder = `environments/${environment}`;
  return {
    [`${folder}/values.yaml`]: `# Helm values of every service in ${environment}
env:
  LOG_LEVEL: ${environment === 'production' ? 'info' : 'debug'}
`,
    [`${folder}/kustomization.yaml`]: `# For Flux; Argo CD reads values.yaml by itself
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
  - name: environment-values
    namespace: flux-system
    files:
      - values.yaml
    options:
      disableNameSuffixHash: true
      labels:
        reconcile.fluxcd.io/watch: Enabled
`,
  };
}
