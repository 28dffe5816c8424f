import { StatusError } from './StatusError';

/** Whether labels fit a selector. */
export type LabelMatcher = (labels: Record<string, string>) => boolean;

/**
 * Parses `a=b,c!=d,e,!f,g in (h,i),j notin (k)`.
 *
 * @throws StatusError 400 for anything else
 */
export function parseLabelSelector(selector: string | null): LabelMatcher {
  if (!selector) return () => true;
  const requirements = selector
    .split(/,(?![^(]*\))/)
    .map(part => parseRequirement(part.trim()));
  return labels => requirements.every(requirement => requirement(labels));
}

function parseRequirement(text: string): LabelMatcher {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return labels =>
      (key in labels && values.includes(labels[key])) === (operator === 'in');
  }
  const equality = /^([^\s!=]+)\s*(==?|!=)\s*([^\s!=]*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  const existence = /^(!?)\s*([^\s!=()]+)$/.exec(text);
  if (existence) {
    const [, negation, key] = existence;
    return labels => key in labels === !negation;
  }
  throw new StatusError(
    400,
    'BadRequest',
    `unable to parse requirement: found '${text}', expected: a label selector`,
  );
}
