import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { toYaml } from '../yaml/toYaml';

/** `environments/<environment>/`: values of every chart there, unless there is one. */
export function writeEnvironment(draft: FileDraft, environment: string): void {
  const folder = layoutPaths.environment(environment);
  draft.writeNew(
    `${folder}/values.yaml`,
    toYaml(
      { env: { LOG_LEVEL: 'info' } },
      { head: `Helm values of every service in ${environment}` },
    ),
  );
  draft.writeNew(
    `${folder}/kustomization.yaml`,
    toYaml(
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        configMapGenerator: [
          toWatchedValues('environment-values', 'values.yaml'),
        ],
      },
      { head: 'For clusters with Flux; Argo CD reads values.yaml by itself' },
    ),
  );
}

/** Values as a ConfigMap of a fixed name, whose change Flux sees at once. */
export function toWatchedValues(name: string, file: string) {
  return {
    name,
    namespace: 'flux-system',
    files: [file],
    options: {
      disableNameSuffixHash: true,
      labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
    },
  };
}
