import { selectSimilarNames } from './selectSimilarNames';

const select = (wanted: string, ...names: string[]) =>
  selectSimilarNames([wanted], names, { limit: 3 });

describe('selectSimilarNames', () => {
  it.each([
    ['one letter wrong', 'invoice', 'invoyce'],
    ['two letters wrong in a longer name', 'checkout-api', 'chekout-appi'],
    ['letters left out', 'checkout', 'chckout'],
    ['another case', 'Shop', 'shop'],
    ['other separators', 'check_out', 'check-out'],
    ['a beginning', 'checkout', 'checkout-api'],
    ['too much', 'checkout-api-v2', 'checkout-api'],
  ])('%s', (_title, wanted, name) => {
    expect(select(wanted, 'payments', name)).toEqual([name]);
  });

  it.each([
    ['ab', 'ac'],
    ['shop', 'ship-yard'],
    ['web', 'api'],
    ['checkout-api', 'checkout-api'],
  ])('%s is not like %s', (wanted, name) => {
    expect(select(wanted, name)).toEqual([]);
  });

  it('has the nearest first, each once, and not too many', () => {
    expect(
      select(
        'checkout',
        'checkout-web',
        'chekout',
        'checkout-api',
        'chekout',
        'CHECKOUT',
        'checkoot',
      ),
    ).toEqual(['CHECKOUT', 'checkoot', 'chekout']);
  });

  it('has what only begins alike when nothing is nearer', () => {
    expect(select('checkout', 'checkout-api', 'chekout')).toEqual(['chekout']);
  });

  it('has nothing where nothing was looked for', () => {
    expect(selectSimilarNames([], ['a'], { limit: 3 })).toEqual([]);
  });
});
