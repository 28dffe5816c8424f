import { KubernetesResource, KubernetesSelection } from './KubernetesResource';

/**
 * The path of a kind, or of all of it in one namespace, every segment encoded, with its query.
 *
 * @param query - values that are undefined are left out
 */
export function toResourcePath(
  resource: KubernetesResource,
  options: {
    selection: KubernetesSelection;
    query: Record<string, string | undefined>;
  },
): string {
  const { namespace, labelSelector, fieldSelector } = options.selection;
  const segments = [
    ...(resource.group ? ['apis', resource.group] : ['api']),
    resource.version,
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    resource.plural,
  ];
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({
    ...options.query,
    labelSelector,
    fieldSelector,
  })) {
    if (value !== undefined) query.set(key, value);
  }
  return `/${segments.map(encodeURIComponent).join('/')}?${query}`;
}
