import { createNode } from '../../__testUtils__/drawer/createNode';
import { createTreeIndex } from './createTreeIndex';
import { selectSucceeding } from './selectSucceeding';

const workload = createNode('Deployment', 'api');
const old = createNode('ReplicaSet', 'api-1', { owner: workload });
const fresh = createNode('ReplicaSet', 'api-2', { owner: workload });
const claim = createNode('Secret', 'api-token', { owner: workload });
const other = createNode('Deployment', 'web');
const before = createTreeIndex([workload, old]);

describe('selectSucceeding', () => {
  it('finds what came beside one of its kind that stands open', () => {
    const index = createTreeIndex([workload, old, fresh, claim, other]);
    const opened = new Set([workload.id, old.id]);
    expect(selectSucceeding(index, { before, opened })).toEqual([fresh.id]);
  });

  it('also when the older one is gone already', () => {
    const index = createTreeIndex([workload, fresh]);
    const opened = new Set([workload.id, old.id]);
    expect(selectSucceeding(index, { before, opened })).toEqual([fresh.id]);
  });

  it('leaves it closed beside what one closed, and what was there before', () => {
    const index = createTreeIndex([workload, old, fresh]);
    const opened = new Set([workload.id]);
    expect(selectSucceeding(index, { before, opened })).toEqual([]);
    expect(
      selectSucceeding(before, { before, opened: new Set([old.id]) }),
    ).toEqual([]);
  });
});
