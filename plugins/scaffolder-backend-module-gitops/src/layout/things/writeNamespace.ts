import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { addYamlItem } from '../yaml/addYamlItem';
import { toYaml } from '../yaml/toYaml';

/**
 * `clusters/<cluster>/namespaces/<namespace>.yaml` and its line in the cluster's kustomization. Services share
 * namespaces, so what is there stays as it is.
 */
export function writeNamespace(
  draft: FileDraft,
  namespace: string,
  { cluster }: { cluster: string },
): void {
  draft.writeNew(
    layoutPaths.namespace(cluster, namespace),
    toYaml({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    }),
  );
  const file = layoutPaths.cluster(cluster);
  const text =
    draft.read(file) ??
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [],
    });
  draft.write(
    file,
    addYamlItem(text, ['resources'], `namespaces/${namespace}.yaml`, { file }),
  );
}
