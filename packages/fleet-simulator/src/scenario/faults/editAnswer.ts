import { isJsonObject, JsonObject } from '../../Json';

type Edit = (json: JsonObject) => JsonObject;

/** JSON text with its object changed; anything else as it is. */
export function editBody(text: string, edit: Edit): string {
  const json = parse(text);
  if (!json) return text;
  return `${JSON.stringify(edit(json))}${text.endsWith('\n') ? '\n' : ''}`;
}

/** Whole lines of a stream, server-sent events or one JSON object each, with every event changed. */
export function editEvents(text: string, edit: Edit): string {
  return text
    .split('\n')
    .map(line => {
      const prefix = line.startsWith('data: ') ? 'data: ' : '';
      const json = parse(line.slice(prefix.length));
      if (!json) return line;
      return `${prefix}${JSON.stringify(edit(json))}${prefix ? ' ' : ''}`;
    })
    .join('\n');
}

function parse(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
