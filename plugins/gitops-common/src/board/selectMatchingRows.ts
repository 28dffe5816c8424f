import { BoardRow } from './Board';
import { BoardFilter, BoardFilterKey } from './parseBoardFilter';

/**
 * The rows a filter leaves. Every word must be found; several terms of one key are alternatives,
 * unless negated; different keys all apply. Sync and health are compared whole, the rest in part.
 *
 * @public
 */
export function selectMatchingRows<T extends BoardRow>(
  rows: readonly T[],
  filter: BoardFilter,
): T[] {
  return rows.filter(row => {
    const values = toValues(row);
    const text = toText(row, values);
    return (
      filter.words.every(word => text.includes(word)) &&
      isAccepted(values, filter.terms)
    );
  });
}

function isAccepted(
  values: Record<BoardFilterKey, string[]>,
  terms: BoardFilter['terms'],
): boolean {
  const matches = ({ key, value }: BoardFilter['terms'][number]) =>
    values[key].some(candidate =>
      key === 'health' || key === 'sync'
        ? toPlain(candidate) === toPlain(value)
        : candidate.toLocaleLowerCase('en-US').includes(value),
    );
  const wanted = terms.filter(term => !term.negated);
  return (
    terms.filter(term => term.negated).every(term => !matches(term)) &&
    wanted.every(({ key }) =>
      wanted.some(term => term.key === key && matches(term)),
    )
  );
}

function toPlain(word: string): string {
  return word.toLocaleLowerCase('en-US').replace(/[\s_-]/g, '');
}

function toValues(row: BoardRow): Record<BoardFilterKey, string[]> {
  const item = row.type === 'deployment' ? row.deployment : row.expected;
  const shared = {
    app: [item.app],
    cluster: [item.cluster.name, ...Object.values(item.cluster.labels)],
    environment: item.environment ? [item.environment] : [],
  };
  if (row.type === 'expected') {
    const state = [row.expected.state];
    return { ...shared, engine: [], health: state, sync: state, version: [] };
  }
  const { engine, health, sync, version } = row.deployment;
  return {
    ...shared,
    engine: [engine.type, engine.name],
    health: [health],
    sync: [sync],
    version: version ? [version.value] : [],
  };
}

function toText(row: BoardRow, values: Record<string, string[]>): string {
  const words = Object.values(values).flat();
  if (row.type === 'deployment') {
    const { commit, message, name, revision } = row.deployment;
    words.push(
      ...[name, message, revision.applied, commit?.sha].flatMap(
        one => one ?? [],
      ),
      ...[commit?.author, commit?.message].flatMap(one => one ?? []),
    );
  }
  return words.join('\n').toLocaleLowerCase('en-US');
}
