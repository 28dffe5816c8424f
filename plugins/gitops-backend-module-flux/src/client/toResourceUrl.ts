import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource, KubernetesSelection } from './KubernetesResource';

/**
 * The address of a kind, or of all of it in one namespace, every segment encoded.
 *
 * @param query - values that are undefined are left out
 */
export function toResourceUrl(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    selection: KubernetesSelection;
    query: Record<string, string | undefined>;
  },
): string {
  const { namespace, labelSelector } = options.selection;
  const segments = [
    'apis',
    resource.group,
    resource.version,
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    resource.plural,
  ];
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({
    ...options.query,
    labelSelector,
  })) {
    if (value !== undefined) query.set(key, value);
  }
  return `${connection.url.replace(/\/+$/, '')}/${segments
    .map(encodeURIComponent)
    .join('/')}?${query}`;
}
