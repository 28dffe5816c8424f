import { isJsonObject, Json } from '../../Json';
import { ApplicationStore } from '../../argocd/controller/ApplicationStore';
import { AnswerFault } from './AnswerFault';
import { refuseAsArgocd } from './refuseAsArgocd';

/**
 * A role that does not see some projects: a single call for an Application of one is 403; lists of projects and
 * ApplicationSets leave them out. Lists and streams of Applications are narrowed where they are read.
 */
export function forbidProjects(
  projects: string[],
  store: ApplicationStore,
): AnswerFault {
  const isHidden = (item: Json): boolean => {
    if (!isJsonObject(item) || !isJsonObject(item.spec)) return false;
    const { metadata, spec } = item;
    const template = isJsonObject(spec.template) ? spec.template.spec : null;
    if (isJsonObject(template)) {
      return projects.includes(String(template.project));
    }
    return (
      'sourceRepos' in spec &&
      isJsonObject(metadata) &&
      projects.includes(String(metadata.name))
    );
  };
  return {
    refuse: request => {
      const url = new URL(request.url ?? '/', 'http://fleet');
      const [, name] =
        /^\/api\/v1\/applications\/([^/]+)/.exec(url.pathname) ?? [];
      if (!name) return undefined;
      const { searchParams } = url;
      const namespace = searchParams.get('appNamespace') || 'argocd';
      const found = store.get(namespace, decodeURIComponent(name));
      const asked = searchParams.get('project') ?? searchParams.get('projects');
      return [found?.spec.project, asked].some(
        project => project && projects.includes(project),
      )
        ? refuseAsArgocd('forbidden', request, {})
        : undefined;
    },
    editBody: body =>
      Array.isArray(body.items)
        ? { ...body, items: body.items.filter(item => !isHidden(item)) }
        : body,
  };
}
