/** Whether an object has the labels and fields that a list asks for: `a=b`, `a in (b,c)`, `a`. */
export function matchesSelectors(
  object: { metadata: { [key: string]: unknown }; [key: string]: unknown },
  query: URLSearchParams,
): boolean {
  const labels = { ...(object.metadata.labels as Record<string, string>) };
  const wanted = query.get('labelSelector') ?? '';
  const terms = wanted.split(/,(?![^(]*\))/).filter(Boolean);
  const fields = (query.get('fieldSelector') ?? '').split(',').filter(Boolean);
  return (
    terms.every(term => {
      const set = /^(\S+) in \((.*)\)$/.exec(term);
      if (set) return set[2].split(',').includes(labels[set[1]]);
      const [key, value] = term.split('=');
      return value === undefined ? key in labels : labels[key] === value;
    }) &&
    fields.every(field => {
      const [path, value] = field.split('=');
      const found = path
        .split('.')
        .reduce<unknown>(
          (at, key) => (at as Record<string, unknown> | undefined)?.[key],
          object,
        );
      return found === value;
    })
  );
}
