import { createNode } from '../../__testUtils__/drawer/createNode';
import { failingPod, failingTree } from '../../__testUtils__/drawer/trees';
import { createTreeIndex } from './createTreeIndex';
import { deriveTreeMove } from './deriveTreeMove';
import { selectFirstFailing } from './selectFirstFailing';
import { selectStartOpened } from './selectStartOpened';
import { selectTreeRows, TreeFilter } from './selectTreeRows';
import { toResourceRef } from './toResourceRef';

const everything: TreeFilter = { name: '', kind: '', state: 'all' };
const index = createTreeIndex(failingTree.nodes);
const opened = selectStartOpened(index);
const show = (filter: Partial<TreeFilter> = {}) =>
  selectTreeRows(index, { opened, filter: { ...everything, ...filter } });
const toTexts = ({ rows }: ReturnType<typeof show>) =>
  rows.map(
    ({ node, level, open }) =>
      `${'  '.repeat(level - 1)}${node.ref.kind} ${node.ref.name}${
        open === undefined ? '' : ` ${open ? 'open' : 'closed'}`
      }`,
  );

describe('the tree of resources', () => {
  it('opens the way to what does not work, and nothing else', () => {
    expect(toTexts(show())).toEqual([
      'Deployment checkout-api open',
      '  ReplicaSet checkout-api-cf8d9fc79 open',
      '    Pod checkout-api-cf8d9fc79-hmsf2',
      '  ReplicaSet checkout-api-7f89f4f885 closed',
      'Service checkout-api',
      'Ingress checkout-api',
      'ConfigMap checkout-api',
      'ConfigMap checkout-api-old',
      'ExternalSecret database-credentials closed',
      'HorizontalPodAutoscaler checkout-api',
      'PodDisruptionBudget checkout-api',
    ]);
    expect(selectFirstFailing(index)?.id).toBe(failingPod.id);
  });

  it('is open altogether when it is small and all of it works', () => {
    const good = createTreeIndex(
      failingTree.nodes.map(node => ({
        ...node,
        health: 'Healthy' as const,
        specifics: undefined,
      })),
    );
    expect(selectFirstFailing(good)).toBeUndefined();
    const { rows } = selectTreeRows(good, {
      opened: selectStartOpened(good),
      filter: everything,
    });
    expect(rows).toHaveLength(failingTree.nodes.length);
  });

  it('opens the way to the resource that is looked at', () => {
    const pod = failingTree.nodes[4];
    expect(selectStartOpened(index, pod.id)).toContain(pod.parents[0]);
  });

  it('shows what fits a filter, and the way there, all of it open', () => {
    const found = show({ name: '7F89', kind: 'Pod' });
    expect(toTexts(found)).toEqual([
      'Deployment checkout-api open',
      '  ReplicaSet checkout-api-7f89f4f885 open',
      '    Pod checkout-api-7f89f4f885-7mk9q',
      '    Pod checkout-api-7f89f4f885-b8nfs',
    ]);
    expect(found.matches).toBe(2);
    expect(toTexts(show({ state: 'outOfSync' }))).toEqual([
      'ConfigMap checkout-api',
      'ConfigMap checkout-api-old',
    ]);
    expect(show({ state: 'trouble' }).matches).toBe(3);
    expect(show({ name: 'nothing' }).rows).toEqual([]);
  });

  it('counts the siblings of a line', () => {
    const [, newest, , older] = show().rows;
    expect([newest.position, newest.size]).toEqual([1, 2]);
    expect([older.position, older.size]).toEqual([2, 2]);
  });

  it('shows each once, also when two own it or owners form a ring', () => {
    const a = createNode('ConfigMap', 'a');
    const b = createNode('ConfigMap', 'b', { owner: a });
    const ring = [
      { ...a, parents: [b.id] },
      { ...b, parents: [a.id] },
      { ...createNode('ConfigMap', 'c'), parents: ['gone', a.id, b.id] },
    ];
    const ringed = createTreeIndex(ring);
    expect(ringed.all.map(({ ref }) => ref.name)).toEqual(['a', 'c', 'b']);
    expect(ringed.ancestorsOf(ring[2].id)).toEqual([a.id]);
  });

  it.each([
    ['ArrowDown', 0, { goTo: 1 }],
    ['ArrowUp', 0, { goTo: 0 }],
    ['End', 0, { goTo: 10 }],
    ['Home', 7, { goTo: 0 }],
    ['PageDown', 3, { goTo: 10 }],
    ['ArrowRight', 0, { goTo: 1 }],
    ['ArrowLeft', 2, { goTo: 1 }],
    ['ArrowRight', 2, undefined],
    ['ArrowLeft', 4, undefined],
    ['x', 4, undefined],
  ])('%s at line %d', (key, at, move) => {
    expect(deriveTreeMove(show().rows, at, key)).toEqual(move);
  });

  it('opens with the right arrow, and closes with the left', () => {
    const { rows } = show();
    expect(deriveTreeMove(rows, 3, 'ArrowRight')).toEqual({
      toggle: rows[3].node.id,
    });
    expect(deriveTreeMove(rows, 0, 'ArrowLeft')).toEqual({
      toggle: rows[0].node.id,
    });
  });

  it('reads the ids of resources, and nothing else', () => {
    expect(toResourceRef('apps:Deployment:a%3Ab:c')).toEqual({
      group: 'apps',
      kind: 'Deployment',
      namespace: 'a:b',
      name: 'c',
    });
    expect(toResourceRef(':Namespace::shop')).toEqual({
      group: '',
      kind: 'Namespace',
      name: 'shop',
    });
    expect([undefined, '', 'a:b', ':::', '%:a:b:c'].map(toResourceRef)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
