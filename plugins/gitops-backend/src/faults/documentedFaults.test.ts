import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FaultCase, Side } from '../__testUtils__/faults/FaultCase';
import { faults } from '../__testUtils__/faults/faults';

/** Cells of the table of docs/faults.md by the name of the fault, in lower case. */
function readTable(): Map<string, Record<Side, string>> {
  const text = readFileSync(
    resolve(__dirname, '../../../../docs/faults.md'),
    'utf8',
  );
  return new Map(
    text
      .split('\n')
      .filter(line => line.startsWith('| '))
      .map(line => line.split(' | ').map(cell => cell.replace(/^\||\|$/g, '')))
      .map(([name, argocd, flux = '']) => [
        name.trim().toLowerCase(),
        { argocd, flux },
      ]),
  );
}

/** What the cell of a fault has to contain. */
function toWords(own: FaultCase | string): string[] {
  if (typeof own === 'string') return [own];
  return [
    ...(own.state === 'any' ? [] : [own.state]),
    ...(own.says ? [`“${own.says.message}”`] : []),
  ];
}

const cases = faults.flatMap(fault =>
  (['argocd', 'flux'] as const).map((side): [string, Side, string[]] => [
    fault.name,
    side,
    toWords(fault[side]),
  ]),
);

describe('docs/faults.md', () => {
  const table = readTable();

  it.each(cases)('says of “%s” what is seen of %s', (name, side, words) => {
    const cell = table.get(name.toLowerCase())?.[side];
    expect(cell).toBeDefined();
    expect(words.filter(word => !cell?.includes(word))).toEqual([]);
  });
});
