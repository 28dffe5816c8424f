import { createDeployment } from './__fixtures__/createDeployment';
import { selectWaitedFor } from './selectWaitedFor';

const set = { id: 's', kind: 'ApplicationSet', name: 'checkout-api' } as const;
const first = createDeployment('aws-eks');
const other = 'argocd:hub:argocd:Application:checkout-api-far%2Daway';

describe('selectWaitedFor', () => {
  it.each([
    [undefined, undefined],
    [undefined, []],
    [['aws-eks'], [first.id, first.id]],
    [
      ['aws-eks', 'checkout-api-far-away'],
      [first.id, other],
    ],
  ])('names %j for %j', (names, waitingFor) => {
    const waiting = createDeployment('onprem-2', {
      set: { ...set, step: 2, steps: 3, waitingFor },
    });
    expect(selectWaitedFor(waiting, [first, waiting])).toEqual(names);
  });

  it('is not disturbed by an id that it cannot read', () => {
    const waiting = createDeployment('onprem-2', {
      set: { ...set, waitingFor: ['argocd:hub:argocd:Application:100%'] },
    });
    expect(selectWaitedFor(waiting, [waiting])).toEqual(['100%']);
  });
});
