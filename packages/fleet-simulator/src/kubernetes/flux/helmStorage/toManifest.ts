import { stringify } from 'yaml';
import { KubernetesObject } from '../../objects/KubernetesObject';

/**
 * The manifest of a release: what was rendered, with the labels Flux adds and without what Helm writes at apply.
 *
 * @param options - `labels`: on every object; `chart`: its name
 */
export function toManifest(
  objects: KubernetesObject[],
  options: { labels: Record<string, string>; chart: string },
): string {
  const { labels, chart } = options;
  return objects
    .map(({ metadata, ...object }) => {
      const annotations = Object.fromEntries(
        Object.entries(metadata.annotations ?? {}).filter(
          ([key]) => !key.startsWith('meta.helm.sh/'),
        ),
      );
      const { annotations: _annotations, ...rest } = metadata;
      const path = `${chart}/templates/${object.kind.toLowerCase()}.yaml`;
      const text = stringify({
        ...object,
        metadata: {
          ...rest,
          labels: { ...metadata.labels, ...labels },
          ...(Object.keys(annotations).length ? { annotations } : {}),
        },
      });
      return `---\n# Source: ${path}\n${text}`;
    })
    .join('');
}
