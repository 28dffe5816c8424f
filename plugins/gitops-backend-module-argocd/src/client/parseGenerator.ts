const MAX_DEPTH = 4;
/** What stands beside the generator in its object. */
const BESIDE: ReadonlySet<string> = new Set(['selector']);

/** How an ApplicationSet generates: one generator, with those it combines. */
export type SetGenerator = {
  /** The field's name: `clusters`, `list`, `matrix` … */
  kind: string;
  /** Of a matrix or a merge. */
  generators: SetGenerator[];
  /** Of a list. */
  elements: Record<string, unknown>[];
};

/** Reads one generator. One of a kind we have never heard of is called by its field. */
export function parseGenerator(raw: unknown): SetGenerator {
  return parse(raw, MAX_DEPTH);
}

function parse(raw: unknown, depth: number): SetGenerator {
  const [kind = 'unknown', body] =
    Object.entries(isObject(raw) ? raw : {}).find(
      ([key, value]) => !BESIDE.has(key) && isObject(value),
    ) ?? [];
  const { generators, elements } = isObject(body)
    ? body
    : { generators: undefined, elements: undefined };
  return {
    kind,
    generators:
      Array.isArray(generators) && depth > 0
        ? generators.map(each => parse(each, depth - 1))
        : [],
    elements: Array.isArray(elements) ? elements.filter(isObject) : [],
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
