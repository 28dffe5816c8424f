import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { toYaml } from '../yaml/toYaml';

/** `infrastructure/<name>/`: what every cluster has, a namespace to begin with; unless there is one. */
export function writeInfrastructure(draft: FileDraft, name: string): void {
  const folder = layoutPaths.infrastructure(name);
  draft.writeNew(
    `${folder}/kustomization.yaml`,
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['namespace.yaml'],
    }),
  );
  draft.writeNew(
    `${folder}/namespace.yaml`,
    toYaml({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
  );
}
