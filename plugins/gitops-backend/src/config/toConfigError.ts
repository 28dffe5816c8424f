import {
  createConfigError,
  createUnknownKeysError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { core } from 'zod';

/**
 * What stops start-up: one sentence that says which key, what it has, what it should be.
 *
 * @param issue - the first thing found wrong; its message says what it should be
 * @param root - the value that was parsed, the content of the key `gitops`
 */
export function toConfigError(issue: core.$ZodIssue, root: unknown): Error {
  const key = toKey(['gitops', ...issue.path]);
  if (issue.code === 'unrecognized_keys') {
    return createUnknownKeysError(key, issue.keys);
  }
  return createConfigError(key, {
    has: toConfigValueText(selectValue(root, issue.path)),
    shouldBe: issue.message,
  });
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
