import { ArgocdApplication } from '../ArgocdApplication';
import { parseSelector } from './parseSelector';

/** Who a list or a stream is about, by its query: name, projects, selector and, with a name, the namespace. */
export function filterApplications(
  query: URLSearchParams,
  options: { namespaceAlone: boolean },
): (application: ArgocdApplication) => boolean {
  const name = query.get('name');
  const projects = query.getAll('project').length
    ? query.getAll('project')
    : query.getAll('projects');
  const matches = parseSelector(query.get('selector') ?? '');
  const namespace = query.get('appNamespace');
  return ({ metadata, spec }) => {
    if (name && metadata.name !== name) return false;
    if (projects.length && !projects.includes(spec.project)) return false;
    if (!matches(metadata.labels ?? {})) return false;
    if (name) return metadata.namespace === (namespace || 'argocd');
    return !options.namespaceAlone || !namespace
      ? true
      : metadata.namespace === namespace;
  };
}
