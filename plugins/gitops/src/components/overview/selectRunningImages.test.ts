import { createNode } from '../../__testUtils__/drawer/createNode';
import { failingTree } from '../../__testUtils__/drawer/trees';
import { selectRunningImages } from './selectRunningImages';

describe('selectRunningImages', () => {
  it('takes what a workload says, not what its older Pods still run', () => {
    expect(selectRunningImages(failingTree.nodes)).toEqual([
      'ghcr.io/org/checkout-api:bad',
    ]);
  });

  it('takes that of Pods whose owner names none, each once', () => {
    const owner = createNode('Database', 'orders');
    const images = ['postgres:18', 'exporter:2'];
    expect(
      selectRunningImages([
        owner,
        createNode('Pod', 'orders-0', { owner, images }),
        createNode('Pod', 'orders-1', { owner, images }),
        createNode('Job', 'migrate', { images: ['tool:1'] }),
      ]),
    ).toEqual(['exporter:2', 'postgres:18', 'tool:1']);
  });

  it('is empty where nothing runs', () => {
    expect(selectRunningImages([createNode('Service', 'orders')])).toEqual([]);
  });
});
