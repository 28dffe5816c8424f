import { core } from 'zod';

/**
 * The one sentence that start-up ends with: which key, what it has, what it should be.
 *
 * @param issue - the first thing found wrong; its message says what it should be
 * @param root - the value that was parsed, the content of the key `gitops`
 */
export function toConfigSentence(issue: core.$ZodIssue, root: unknown): string {
  const key = toKey(['gitops', ...issue.path]);
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map(name => `"${name}"`).join(', ');
    return `Configuration key ${key} has ${unknown}, which nothing reads; it should be removed or spelled as documented.`;
  }
  return `Configuration key ${key} has ${describe(
    selectValue(root, issue.path),
  )}; it should be ${issue.message}.`;
}

function toKey(path: PropertyKey[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}

function selectValue(root: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, part)
        : undefined,
    root,
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'no value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  // A credential in an address must not end in the log, however it is mistyped there.
  return JSON.stringify(value)
    .replace(/\/\/.*@/, '//…@')
    .replace(/[?#].+"$/, '?…"');
}
