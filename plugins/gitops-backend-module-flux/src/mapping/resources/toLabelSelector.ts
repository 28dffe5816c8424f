import { LabelSelector } from '../../client/wire';

/**
 * A selector as a query of a list has it.
 *
 * @returns undefined when it selects nothing in particular: that would be everything.
 */
export function toLabelSelector(
  selector: LabelSelector | null | undefined,
): string | undefined {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const expressions = (selector?.matchExpressions ?? []).flatMap(
    ({ key, operator, values }) => {
      const list = `(${(values ?? []).join(',')})`;
      switch (operator) {
        case 'In':
          return `${key} in ${list}`;
        case 'NotIn':
          return `${key} notin ${list}`;
        case 'Exists':
          return key;
        case 'DoesNotExist':
          return `!${key}`;
        default:
          return [];
      }
    },
  );
  return [...labels, ...expressions].join(',') || undefined;
}
