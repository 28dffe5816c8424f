import { isJsonObject, JsonObject } from '../../Json';

const FIRST = 8;
const LONGER = 4;

/**
 * Secrets with their values hidden: plus signs, the same number for equal values of a key. Anything else unchanged.
 *
 * @param objects - the same object in several states, undefined where there is none
 */
export function maskSecrets<T extends (JsonObject | undefined)[]>(
  ...objects: T
): T {
  const isSecret = objects.some(
    object => object?.kind === 'Secret' && object.apiVersion === 'v1',
  );
  if (!isSecret) return objects;
  const masks = new Map<string, Map<string, string>>();
  const mask = (key: string, value: string) => {
    const known = masks.get(key) ?? new Map<string, string>();
    masks.set(key, known);
    const hidden = known.get(value) ?? '+'.repeat(FIRST + LONGER * known.size);
    known.set(value, hidden);
    return hidden;
  };
  return objects.map(object => {
    if (!object) return object;
    const masked = { ...object };
    const data = { ...toTexts(object.data), ...encode(object.stringData) };
    delete masked.stringData;
    if (Object.keys(data).length === 0) return masked;
    masked.data = Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, mask(key, value)]),
    );
    return masked;
  }) as T;
}

function toTexts(value: JsonObject[string]): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [key, String(text)]),
  );
}

function encode(value: JsonObject[string]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toTexts(value)).map(([key, text]) => [
      key,
      Buffer.from(text).toString('base64'),
    ]),
  );
}
