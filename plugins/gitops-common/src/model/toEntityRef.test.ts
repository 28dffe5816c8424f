import { toEntityRef } from './toEntityRef';

describe('toEntityRef', () => {
  it.each([
    ['component:default/checkout-api', 'component:default/checkout-api'],
    ['Component:Default/Checkout-API', 'component:default/checkout-api'],
    ['component:checkout-api', 'component:default/checkout-api'],
    ['team-a/checkout-api', 'component:team-a/checkout-api'],
    [' checkout-api\n', 'component:default/checkout-api'],
    ['resource:db', 'resource:default/db'],
    ['', undefined],
    [undefined, undefined],
    ['component:', undefined],
    ['a/b/c', undefined],
    ['component:default/', undefined],
    ['https://example.com/a', undefined],
    ['two words', undefined],
  ])('%j means %j', (reference, whole) => {
    expect(toEntityRef(reference)).toBe(whole);
  });
});
