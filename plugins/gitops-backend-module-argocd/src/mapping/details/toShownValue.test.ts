import { toShownValue } from './toShownValue';

describe('toShownValue', () => {
  it.each([
    ['db.password', 'hunter2', '(secret)'],
    ['auth.apiKey', 'abc', '(secret)'],
    ['env.GITHUB_TOKEN', 'abc', '(secret)'],
    ['secrets.db.pin', '1234', '(secret)'],
    ['db.passwordSecretName', 'db-keys', 'db-keys'],
    ['serviceAccount.tokenEnabled', 'true', 'true'],
    ['image.tag', '1.5.0', '1.5.0'],
    ['url', 'https://ann:pw@inner.example.com', '(address)'],
    ['empty.password', '', ''],
  ])('%s=%s is shown as %s', (name, value, shown) => {
    expect(toShownValue(name, value)).toBe(shown);
  });
});
