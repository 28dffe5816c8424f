import { isFormAt } from './isFormAt';

/**
 * Where an input of an action comes from: a field of the form, a constant, or a list or an object of such. An
 * object with nothing but `const` is a constant. With `when`, a field or a constant counts only while the form
 * has these values; such a field then has to be filled in.
 */
export type InputSource =
  | string
  | { const?: unknown }
  | ConditionalSource
  | { [name: string]: InputSource }
  | InputSource[];

/** A field or a constant that counts only while the form has some values. */
type ConditionalSource = { when: Record<string, unknown> } & (
  | { field: string }
  | { const: unknown }
);

/** The input as far as the form has it, and the fields that have to be filled in before. */
export type ActionInput = { input: Record<string, unknown>; missing: string[] };

/**
 * The input of an action from a form that is being filled in. What is empty is left out, as a template's step
 * leaves it out.
 *
 * @param formData - values of the form, by field; a field of an object is named `object.field`
 * @param options.required - fields that are missing while they are empty. All are, as long as none is filled in.
 */
export function selectActionInput(
  sources: Record<string, InputSource>,
  formData: unknown,
  options: { required: readonly string[] },
): ActionInput {
  const filled = new Set<string>();
  const empty = new Set<string>();
  const needed = new Set(options.required);

  function read(source: InputSource): unknown {
    if (Array.isArray(source)) return withoutEmpty(source.map(read));
    if (isConditional(source)) {
      if (!isFormAt(formData, source.when)) return undefined;
      if ('const' in source) return source.const;
      needed.add(source.field);
      return read(source.field);
    }
    if (typeof source === 'object') {
      return isConstant(source)
        ? source.const
        : withoutNothing(readAll(source));
    }
    const value = withoutEmpty(selectPath(formData, source));
    (value === undefined ? empty : filled).add(source);
    return value;
  }

  function readAll(each: Record<string, InputSource>) {
    const values = Object.entries(each).map(
      ([name, source]) => [name, read(source)] as const,
    );
    return Object.fromEntries(
      values.filter(([, value]) => value !== undefined),
    );
  }

  const input = readAll(sources);
  const missing = [...empty].filter(
    field => filled.size === 0 || needed.has(field),
  );
  return { input, missing };
}

function isConditional(
  source: Exclude<InputSource, InputSource[]>,
): source is ConditionalSource {
  if (typeof source !== 'object') return false;
  const keys = Object.keys(source).sort().join();
  return keys === 'field,when' || keys === 'const,when';
}

function isConstant(
  source: Exclude<InputSource, string | InputSource[]>,
): source is { const?: unknown } {
  return Object.keys(source).join() === 'const';
}

function withoutNothing(object: Record<string, unknown>) {
  return Object.keys(object).length ? object : undefined;
}

function selectPath(formData: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      formData,
    );
}

// A form fills a list of at least one item with an empty one before anything is chosen.
function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (!Array.isArray(value)) return value;
  const items = value.filter(item => withoutEmpty(item) !== undefined);
  return items.length ? items : undefined;
}
