/** Whether a set of labels is selected. */
export type LabelSelector = (
  labels: Readonly<Record<string, string>>,
) => boolean;

const SET_BASED = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALITY = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;
const EXISTENCE = /^(!?)\s*([^\s=!()]+)$/;

/**
 * Parses a Kubernetes label selector: `a=b`, `a==b`, `a!=b`, `a in (b, c)`, `a notin (b)`, `a`, `!a`,
 * joined by commas.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @returns a selector that selects nothing when the text is no selector: a typing error must not
 *   show someone else's Deployments
 */
export function parseLabelSelector(text: string): LabelSelector {
  const requirements = splitOutsideParentheses(text).map(parseRequirement);
  if (requirements.length === 0 || requirements.includes(undefined)) {
    return () => false;
  }
  return labels => requirements.every(requirement => requirement?.(labels));
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}

function parseRequirement(text: string): LabelSelector | undefined {
  const set = SET_BASED.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return set[2] === 'in'
      ? labels => set[1] in labels && values.includes(labels[set[1]])
      : labels => !(set[1] in labels) || !values.includes(labels[set[1]]);
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const existence = EXISTENCE.exec(text);
  if (!existence) return undefined;
  const [, not, key] = existence;
  return labels => key in labels !== Boolean(not);
}
