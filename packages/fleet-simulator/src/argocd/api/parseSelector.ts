type Labels = Record<string, string>;

/** A Kubernetes label selector in its text form, such as `cluster=aws-eks,tier in (a,b),!wave`. */
export function parseSelector(text: string): (labels: Labels) => boolean {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(toRequirement);
  return labels => parts.every(part => part(labels));
}

function toRequirement(part: string): (labels: Labels) => boolean {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(part);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return labels => values.includes(labels[key]) === (operator === 'in');
  }
  const equality = /^([^!=\s]+)\s*(!=|==?)\s*(\S*)$/.exec(part);
  if (equality) {
    const [, key, operator, value] = equality;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  return part.startsWith('!')
    ? labels => !(part.slice(1) in labels)
    : labels => part in labels;
}
