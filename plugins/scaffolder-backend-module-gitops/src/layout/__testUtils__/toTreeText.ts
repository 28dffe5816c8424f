import { FileChange } from '..';

/** Changes as one text a person reads: what lies where, then every file. */
export function toTreeText(changes: readonly FileChange[]): string {
  const paths = changes.map(change => `${toSign(change)} ${change.path}\n`);
  const files = changes.map(
    ({ path, after = '(removed)\n' }) => `\n===== ${path}\n${after}`,
  );
  return [...paths, ...files].join('');
}

function toSign({ before, after }: FileChange): string {
  if (after === undefined) return '-';
  return before === undefined ? '+' : '~';
}
