type Json = Record<string, unknown>;

/** Where a kind has its selector; of others kustomize knows none. */
const selectors: Readonly<Record<string, string[]>> = {
  Deployment: ['spec', 'selector', 'matchLabels'],
  Rollout: ['spec', 'selector', 'matchLabels'],
  Service: ['spec', 'selector'],
};

/** Labels an object as a kustomization's `labels` say: itself, and its selector and the Pods it makes when asked. */
export function addLabels(
  object: Json,
  {
    pairs,
    includeSelectors,
    includeTemplates,
  }: {
    pairs: Record<string, string>;
    includeSelectors: boolean;
    includeTemplates: boolean;
  },
): void {
  merge(object, ['metadata', 'labels'], pairs);
  const selector = selectors[String(object.kind)];
  if (includeSelectors && selector) merge(object, selector, pairs);
  const makesPods = selector !== undefined && object.kind !== 'Service';
  if (makesPods && (includeSelectors || includeTemplates)) {
    merge(object, ['spec', 'template', 'metadata', 'labels'], pairs);
  }
}

function merge(object: Json, path: readonly string[], pairs: Json): void {
  let at = object;
  for (const key of path) {
    const next = at[key];
    const inside: Json = isObject(next) ? next : {};
    at[key] = inside;
    at = inside;
  }
  Object.assign(at, pairs);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
