import { parseAllDocuments } from 'yaml';
import { isJsonObject, JsonObject } from '../../Json';

const parsed = new Map<string, readonly JsonObject[]>();
const PARSED_KEPT = 20_000;

/**
 * The objects of a YAML text, empty documents left out. The same text is parsed once: do not change what comes
 * back.
 *
 * @throws on broken YAML.
 */
export function parseYaml(text: string): readonly JsonObject[] {
  const known = parsed.get(text);
  if (known) return known;
  const documents = parseAllDocuments(text);
  const objects = (Array.isArray(documents) ? documents : []).flatMap(
    document => {
      if (document.errors.length) throw document.errors[0];
      const value: unknown = document.toJS();
      return isJsonObject(value) ? [value] : [];
    },
  );
  if (parsed.size >= PARSED_KEPT) parsed.clear();
  parsed.set(text, objects);
  return objects;
}
