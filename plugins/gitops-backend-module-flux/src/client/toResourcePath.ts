import { KubernetesResource, KubernetesSelection } from './KubernetesResource';

/** Path of one object or of a part of it, `log` for example, every segment encoded, with its query. */
export function toObjectPath(
  resource: KubernetesResource,
  object: {
    /** Left out or empty: an object of the whole cluster. */
    namespace?: string;
    name: string;
    subresource?: string;
    query?: Record<string, string | undefined>;
  },
): string {
  const { namespace, name, subresource, query = {} } = object;
  const [path, text] = toResourcePath(resource, {
    selection: namespace ? { namespace } : {},
    query,
  }).split('?');
  return `${path}/${encodeURIComponent(name)}${
    subresource ? `/${encodeURIComponent(subresource)}` : ''
  }${text ? `?${text}` : ''}`;
}

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
