import { FileChange } from '..';

/** Changes as one text a person reads: what lies where, then every file. */
export function toTreeText(changes: readonly FileChange[]): string {
  const paths = changes.map(({ path, before, after }) => {
    const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
    return `${sign} ${path}\n`;
  });
  const files = changes.map(
    ({ path, after = '(removed)\n' }) => `\n===== ${path}\n${after}`,
  );
  return [...paths, ...files].join('');
}
