import { isJsonObject, JsonObject } from '../../Json';
import { DesiredResource } from '../render/DesiredState';

const WITH_PODS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
]);

/** The pod template of a workload; undefined for what has no pods that stay. */
export function readPodTemplate({
  kind,
  name,
  images,
  manifest,
}: DesiredResource): JsonObject | undefined {
  if (!WITH_PODS.has(kind)) return undefined;
  const spec = manifest?.spec;
  if (isJsonObject(spec) && isJsonObject(spec.template)) return spec.template;
  // All that is known of a chart that cannot be rendered here.
  return images
    ? {
        metadata: { labels: { 'app.kubernetes.io/name': name } },
        spec: {
          containers: images.map((image, index) => ({
            name: index ? `app-${index + 1}` : 'app',
            image,
          })),
        },
      }
    : undefined;
}
