import { ApiRequest } from './ApiContext';

/**
 * The request as calls see it that name their Application in the body alone: what the query says of namespace and
 * project is ignored, as recorded, and a same-named Application in the control-plane namespace is meant instead.
 */
export function namedInBody({
  body,
  parameters,
}: Pick<ApiRequest, 'body' | 'parameters'>) {
  const query = new URLSearchParams();
  if (typeof body.appNamespace === 'string') {
    query.set('appNamespace', body.appNamespace);
  }
  if (typeof body.project === 'string') query.set('project', body.project);
  return { query, parameters };
}
