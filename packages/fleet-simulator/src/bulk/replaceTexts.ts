import { isJsonObject, Json, JsonObject } from '../Json';

/** The same value with every text in it replaced; keys stay. */
export function replaceTexts<T extends Json>(
  value: T,
  replace: (text: string) => string,
): T {
  const walk = (each: Json): Json => {
    if (typeof each === 'string') return replace(each);
    if (Array.isArray(each)) return each.map(walk);
    if (!isJsonObject(each)) return each;
    const replaced: JsonObject = {};
    for (const [key, item] of Object.entries(each)) {
      if (item !== undefined) replaced[key] = walk(item);
    }
    return replaced;
  };
  return walk(value) as T;
}
