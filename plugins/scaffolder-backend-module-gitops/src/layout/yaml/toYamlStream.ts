import { toYaml } from './toYaml';

/** Several values as one text, documents apart. */
export function toYamlStream(
  values: readonly unknown[],
  options: { head?: string } = {},
): string {
  const [first, ...rest] = values;
  return [toYaml(first, options), ...rest.map(value => toYaml(value))].join(
    '---\n',
  );
}
