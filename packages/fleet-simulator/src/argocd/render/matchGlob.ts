const expressions = new Map<string, RegExp>();
const EXPRESSIONS_KEPT = 1000;

/**
 * Whether a path matches a glob of `*`, `?`, `**` and `{a,b}`.
 *
 * @param options.crossesFolders - `*` also matches `/`, as in an Application's `directory.include`
 */
export function matchGlob(
  glob: string,
  path: string,
  options: { crossesFolders: boolean },
): boolean {
  const key = `${options.crossesFolders} ${glob}`;
  const known = expressions.get(key);
  if (known) return known.test(path);
  const expression = toExpression(glob, options.crossesFolders);
  if (expressions.size >= EXPRESSIONS_KEPT) expressions.clear();
  expressions.set(key, expression);
  return expression.test(path);
}

function toExpression(glob: string, crossesFolders: boolean): RegExp {
  const any = crossesFolders ? '.' : '[^/]';
  let depth = 0;
  const source = glob.replace(
    /\*\*\/?|\*|\?|[{},]|[.+^$()|[\]\\]/g,
    character => {
      if (character === '**/') return '(?:.*/)?';
      if (character === '**') return '.*';
      if (character === '*') return `${any}*`;
      if (character === '?') return any;
      if (character === '{') {
        depth++;
        return '(?:';
      }
      if (character === '}' && depth > 0) {
        depth--;
        return ')';
      }
      if (character === ',' && depth > 0) return '|';
      return character === ',' ? ',' : `\\${character}`;
    },
  );
  return new RegExp(`^${source}$`);
}
