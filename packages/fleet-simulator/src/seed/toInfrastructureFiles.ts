/** `infrastructure/<name>/`: what every cluster has. */
export function toInfrastructureFiles(name: string): Record<string, string> {
  return {
    [`infrastructure/${name}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - namespace.yaml
`,
    [`infrastructure/${name}/namespace.yaml`]: `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
`,
  };
}
