import { parseAllDocuments } from 'yaml';

type Json = Record<string, unknown>;

/** The objects of a YAML text; those documents that are none are left out, and so is everything after an error. */
export function readYaml(text: string | undefined): Json[] {
  if (text === undefined) return [];
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    if (document.errors.length > 0) return [];
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isObject(value) ? [value] : [];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
