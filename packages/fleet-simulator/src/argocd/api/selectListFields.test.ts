import { toNewApplication } from '../controller/toNewApplication';
import { selectListFields } from './selectListFields';

const items = [
  toNewApplication({
    name: 'a',
    spec: { destination: {}, project: 'p' },
    createdAt: '2026-11-23T00:00:00Z',
  }),
];

describe('selectListFields', () => {
  it('keeps what is on the short list and drops the rest without a word', () => {
    expect(
      selectListFields(
        items,
        'items.metadata.name,items.metadata.labels,items.metadata.uid,items.status.history,items.status.operationState.phase',
      ),
    ).toEqual([{ metadata: { name: 'a', labels: null } }]);
  });

  it('fails when a branch and a part of it are asked for together', () => {
    expect(
      selectListFields(items, 'items.spec,items.spec.project'),
    ).toBeUndefined();
    expect(selectListFields(items, '-items.metadata.name')).toBeUndefined();
  });

  it('leaves the spec out', () => {
    const [item] = selectListFields(items, '-items.spec') ?? [];
    expect(Object.keys(item)).toEqual(['metadata', 'status']);
  });
});
