import { createConfigError } from './createConfigError';
import { createUnknownKeysError } from './createUnknownKeysError';
import { toConfigValueText } from './toConfigValueText';

describe('createConfigError', () => {
  it('says in one sentence which key, what it has and what it should be', () => {
    const error = createConfigError('gitops.clusters[0].name', {
      has: toConfigValueText(7),
      shouldBe: 'the name of a cluster',
    });
    expect(error.name).toBe('InputError');
    expect(error.message).toBe(
      'Configuration key gitops.clusters[0].name has 7; it should be the name of a cluster.',
    );
  });

  it('says which keys nothing reads', () => {
    expect(
      createUnknownKeysError('gitops.clusters[0]', ['a', 'b']).message,
    ).toBe(
      'Configuration key gitops.clusters[0] has "a", "b", which nothing reads; it should be removed or spelled as documented.',
    );
  });
});

describe('toConfigValueText', () => {
  it.each([
    [undefined, 'no value'],
    [null, 'null'],
    ['', '""'],
    [true, 'true'],
    [['a', 'b'], 'a list of 2'],
    [{ a: 1 }, 'an object'],
    ['ftp://host', '"ftp://host"'],
    ['https://u:secret@host/r', '"https://…@host/r"'],
    ['https://u:sec/ret@host/r', '"https://…@host/r"'],
    ['https://host/r?token=secret', '"https://host/r?…"'],
    ['https://host/r#secret', '"https://host/r?…"'],
    ['x'.repeat(500), `"${'x'.repeat(118)}…"`],
  ])('tells %j as %s', (value, text) => {
    expect(toConfigValueText(value)).toBe(text);
  });
});
