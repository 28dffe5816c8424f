import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Service } from '../platform/Service';
import { toYaml } from '../yaml/toYaml';

/** `apps/<service>/overlays/<environment>/`, unless there is one. */
export function writeOverlay(
  draft: FileDraft,
  { name, workload }: Pick<Service, 'name' | 'workload'>,
  { environment, replicas }: { environment: string; replicas?: number },
): void {
  draft.writeNew(
    layoutPaths.overlay(name, environment),
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['../../base'],
      ...(replicas !== undefined && {
        patches: [
          {
            target: { kind: workload, name },
            patch: toYaml([
              { op: 'replace', path: '/spec/replicas', value: replicas },
            ]),
          },
        ],
      }),
    }),
  );
}
