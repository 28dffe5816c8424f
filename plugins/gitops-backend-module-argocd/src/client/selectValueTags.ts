const MAX_DEPTH = 5;
const IMAGE_KEY = /image$/i;

/** Tags in Helm values: `image.tag`, wherever it stands, also `sidecarImage.tag`. */
export function selectValueTags(values: unknown, depth = MAX_DEPTH): string[] {
  if (!isObject(values) || depth === 0) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const tag = IMAGE_KEY.test(key) && isObject(value) ? value.tag : undefined;
    return [
      ...(typeof tag === 'string' || typeof tag === 'number'
        ? [String(tag)]
        : []),
      ...selectValueTags(value, depth - 1),
    ];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
