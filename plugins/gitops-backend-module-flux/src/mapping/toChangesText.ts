import { toReadableMessage } from './toReadableMessage';

/**
 * What an Event lists, an object a line, as one text: `Deployment/shop/cart changed (0 additions, 1
 * changes, 0 removals)`. The sentence before the list says what the reader knows, and is left out.
 */
export function toChangesText(message: string): string {
  const lines = message
    .replace(/^\(combined from similar events\): /, '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const listed = lines[0]?.endsWith(':') ? lines.slice(1) : lines;
  return `${toReadableMessage((listed.length ? listed : lines).join('; '))}.`;
}
