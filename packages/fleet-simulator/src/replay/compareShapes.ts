import { isJsonObject, Json } from '../Json';

/** Objects used as maps: their keys are data. */
const MAPS = /\.(annotations|labels|matchLabels|valuesObject)$/;

/**
 * Where the shape of an answer differs from the recorded one: keys that are missing or were never there, and
 * values of another type. Elements of a list are taken together.
 *
 * @param path - where we are, such as `.items[].status`
 * @returns one line each, such as `missing .status.history`
 */
export function compareShapes(
  recorded: Json | undefined,
  answered: Json | undefined,
  path = '',
): string[] {
  const types = [toType(recorded), toType(answered)];
  if (types[0] !== types[1]) {
    return [`${path} is ${types[1]}, recorded ${types[0]}`];
  }
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    if (recorded.length === 0 || answered.length === 0) return [];
    return compareShapes(unite(recorded), unite(answered), `${path}[]`);
  }
  if (!isJsonObject(recorded) || !isJsonObject(answered)) return [];
  if (MAPS.test(path)) return [];
  const keys = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
  return [...keys].sort().flatMap(key => {
    const here = `${path}.${key}`;
    if (!(key in answered)) return [`missing ${here}`];
    if (!(key in recorded)) return [`invented ${here}`];
    return compareShapes(recorded[key], answered[key], here);
  });
}

function toType(value: Json | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// One value that has every key any of them has.
function unite(values: Json[]): Json {
  return values.reduce((first, second) => {
    if (Array.isArray(first) && Array.isArray(second)) {
      return [...first, ...second];
    }
    if (!isJsonObject(first) || !isJsonObject(second)) return first;
    const united = { ...first };
    for (const [key, value] of Object.entries(second)) {
      const other = united[key];
      united[key] =
        other === undefined || other === null
          ? value
          : unite([other, value ?? null]);
    }
    return united;
  });
}
