import { OfferedResourceAction } from '@backstage-gitops/plugin-gitops-common';

/**
 * What is wrong with what an action is told.
 *
 * @returns a sentence that says what to change; undefined when it is as the action wants it
 */
export function findParameterFault(
  { name: action, parameters = [] }: OfferedResourceAction,
  given: Readonly<Record<string, string>>,
): string | undefined {
  const known = parameters.map(({ name }) => name);
  const strange = Object.keys(given).find(name => !known.includes(name));
  if (strange !== undefined) {
    return `${action} has no parameter ${strange}; it has ${
      known.join(', ') || 'none'
    }.`;
  }
  for (const { name, type } of parameters) {
    const value = given[name];
    if (value === undefined) return `${action} has to be told ${name}.`;
    if (type === 'integer' && !/^\d{1,9}$/.test(value)) {
      return `${name} has to be a whole number, 0 or more.`;
    }
    if (type === 'boolean' && value !== 'true' && value !== 'false') {
      return `${name} has to be true or false.`;
    }
  }
  return undefined;
}
