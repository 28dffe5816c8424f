import { ArgocdApplication } from '../ArgocdApplication';
import { ApiAnswer, denied, failure, notFound } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';

/**
 * Answers about the one Application a request names, or says as Argo CD does why not: 404 with a project, 403
 * without one.
 */
export function withApplication<T extends ApiAnswer | Promise<ApiAnswer>>(
  { query, parameters }: Pick<ApiRequest, 'query' | 'parameters'>,
  hub: ApiContext['hub'],
  answer: (application: ArgocdApplication) => T,
): T | ApiAnswer {
  const { name } = parameters;
  if (name.includes('/')) return notFound;
  const projects = [...query.getAll('project'), ...query.getAll('projects')];
  if (projects.length > 1) {
    return failure(
      400,
      'multiple projects specified - the get endpoint accepts either zero or one project',
    );
  }
  const [project] = projects;
  const application = hub.store.get(
    query.get('appNamespace') || 'argocd',
    name,
  );
  if (!application || (project && application.spec.project !== project)) {
    return project
      ? failure(404, `applications.argoproj.io "${name}" not found`)
      : denied;
  }
  if (!hub.inventory.projects.has(application.spec.project)) {
    return failure(
      400,
      `app is not allowed in project "${application.spec.project}", or the project does not exist`,
    );
  }
  return answer(application);
}
