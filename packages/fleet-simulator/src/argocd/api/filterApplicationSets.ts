import { isJsonObject, Json } from '../../Json';
import { ObservedSet } from '../sets/SetObserver';
import { parseSelector } from './parseSelector';

/**
 * Which sets a list or a stream is about: projects, selector, and the namespace. Its name is spelled differently
 * for the two, so it is passed in.
 */
export function filterApplicationSets(
  query: URLSearchParams,
  { namespace }: { namespace: string | null },
): (set: ObservedSet) => boolean {
  const projects = query.getAll('projects');
  const matches = parseSelector(query.get('selector') ?? '');
  return ({ metadata, spec }) =>
    (!namespace || metadata.namespace === namespace) &&
    (!projects.length || projects.includes(toProject(spec.template))) &&
    matches(metadata.labels ?? {});
}

function toProject(template: Json | undefined): string {
  const spec = isJsonObject(template) ? template.spec : undefined;
  const project = isJsonObject(spec) ? spec.project : undefined;
  return typeof project === 'string' ? project : '';
}
