import { history } from '../../__testUtils__/answers';
import { selectComparison } from './selectComparison';

describe('selectComparison', () => {
  const { deliveries } = history;

  it('puts the older one first, whatever was chosen first', () => {
    expect(selectComparison(deliveries, ['1', '2'])).toMatchObject({
      older: { id: '1' },
      newer: { id: '2' },
      versionChanged: true,
      range: {
        from: '4613475a8de1c0f95a7b1f6d8f3d2c4b5a697881',
        to: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
      },
    });
  });

  it('asks for no commits where one of the two is not known', () => {
    const comparison = selectComparison(deliveries, ['3', '2']);
    expect(comparison?.newer.id).toBe('3');
    expect(comparison?.range).toBeUndefined();
  });

  it('takes the commit at the end of a revision of Flux', () => {
    const sha = 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881';
    const flux = deliveries.map(one => ({
      ...one,
      commit: undefined,
      revision: `main@sha1:${sha}`,
    }));
    expect(selectComparison(flux, ['1', '2'])?.range?.to).toBe(sha);
  });

  it.each([[[]], [['1']], [['1', '2', '3']], [['1', 'gone']]])(
    'is nothing for %j',
    chosen => {
      expect(selectComparison(deliveries, chosen)).toBeUndefined();
    },
  );
});
