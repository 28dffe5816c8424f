import { rememberTexts } from './rememberTexts';

describe('rememberTexts', () => {
  it('derives once, also nothing, until there are too many', () => {
    const derive = jest.fn((text: string) => text[0] as string | undefined);
    const remember = rememberTexts(derive, { most: 2 });
    expect([
      remember('ab'),
      remember(''),
      remember('ab'),
      remember(''),
    ]).toEqual(['a', undefined, 'a', undefined]);
    expect(derive).toHaveBeenCalledTimes(2);
    expect(remember('cd')).toBe('c');
    expect(remember('ab')).toBe('a');
    expect(derive).toHaveBeenCalledTimes(4);
  });
});
