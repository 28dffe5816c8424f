const folders = [
  'apps',
  'bootstrap',
  'clusters',
  'environments',
  'infrastructure',
];

/** Whether a file, or a folder written with a slash at its end, is in a folder of the layout. */
export function isLayoutPath(path: string): boolean {
  return (
    path === 'README.md' ||
    folders.some(folder => path.startsWith(`${folder}/`))
  );
}
