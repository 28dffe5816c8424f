import { ApplicationSet } from '../client/ApplicationSet';
import { SetGenerator } from '../client/parseGenerator';

const NAME_LABEL = 'app.kubernetes.io/name';
const EXPRESSION = /\{\{-?\s*\.?([\w.-]+)\s*-?\}\}/;
const ANY_EXPRESSION = /\{\{.*?\}\}/g;

/**
 * The apps a set is meant to deliver, by the rule that names the app of an Application: the label
 * `app.kubernetes.io/name` of its template, else the folder in `apps/`, else its name without what varies
 * before or behind it. One that only a list's elements name is looked up there; what a template takes from
 * Git or a cluster cannot be told.
 */
export function toSetApps({ spec }: ApplicationSet): string[] {
  const { metadata, spec: template } = spec.template ?? {};
  const label = metadata?.labels[NAME_LABEL];
  if (label) return resolve(label, spec.generators);
  const paths = [template?.source, ...(template?.sources ?? [])].flatMap(
    source => source?.path ?? [],
  );
  for (const path of paths) {
    const folders = path.split('/').filter(Boolean);
    const folder = folders[folders.indexOf('apps') + 1];
    if (folders.includes('apps') && folder) {
      return resolve(folder, spec.generators);
    }
  }
  const name = metadata?.name ?? '';
  const fixed = name.replace(ANY_EXPRESSION, ' ').trim();
  const isOnePart = fixed !== '' && !fixed.includes(' ') && fixed !== name;
  return isOnePart
    ? [fixed.replace(/^-|-$/g, '')].filter(Boolean)
    : resolve(name, spec.generators);
}

/** What a text of the template becomes, where its only expression is a key of a list's elements. */
function resolve(text: string, generators: readonly SetGenerator[]): string[] {
  if (!text.includes('{{')) return text ? [text] : [];
  const [whole, key] = EXPRESSION.exec(text) ?? [];
  if (!whole || text.replace(whole, '').includes('{{')) return [];
  const values = selectElements(generators).flatMap(element => {
    const value = element[key];
    return typeof value === 'string' && value
      ? [text.replace(whole, value)]
      : [];
  });
  return [...new Set(values)].sort();
}

function selectElements(
  generators: readonly SetGenerator[],
): Record<string, unknown>[] {
  return generators.flatMap(generator => [
    ...generator.elements,
    ...selectElements(generator.generators),
  ]);
}
