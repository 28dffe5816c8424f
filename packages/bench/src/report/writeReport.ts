import { readFile, writeFile } from 'node:fs/promises';

const START = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/**
 * Puts a report into a document, between its two marks.
 *
 * @throws when the document has no marks.
 */
export async function writeReport(file: string, report: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${file} has no place for figures`);
  await writeFile(file, `${before}${START}\n\n${report}\n\n${END}${after}`);
}
