import { stringify } from 'yaml';
import { KubernetesObject } from '../kubernetes/objects/KubernetesObject';

const configMap = (name: string, value: string) =>
  stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: { value },
  });

/**
 * The faults that were recorded, as files for a simulated cluster: the very specs of the recorded objects,
 * beside what they point at.
 *
 * @param recorded - the objects as recorded
 */
export function createCases(
  recorded: KubernetesObject[],
): Record<string, string> {
  const objects = recorded.map(({ apiVersion, kind, metadata, spec }) => {
    const { suspend: _suspend, ...rest } = spec ?? {};
    const { name, namespace } = metadata;
    return { apiVersion, kind, metadata: { name, namespace }, spec: rest };
  });
  return {
    'clusters/azure-aks/apps/cases.yaml': objects
      .map(object => stringify(object))
      .join('---\n'),
    'clusters/azure-aks/apps/cases-namespace.yaml':
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: cases\n',
    'flux/dep-a/a.yaml': configMap('a', '${REGION}'),
    'flux/dep-b/b.yaml': configMap('b', 'b'),
    'flux/health/settings.yaml': configMap('settings', 'x'),
    'flux/health/web.yaml': stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image: 'ghcr.io/org/web:bad' }] },
        },
      },
    }),
  };
}
