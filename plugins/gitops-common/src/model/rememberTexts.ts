/**
 * Remembers what a pure function made of texts that are asked for again and again: thousands of objects
 * of an engine name the same few repositories, and say the same few sentences.
 *
 * @param derive - the same text always gives an equal value
 * @param options - `most`: so many texts at most; then it begins anew
 * @public
 */
export function rememberTexts<T>(
  derive: (text: string) => T,
  options: { most: number },
): (text: string) => T {
  const remembered = new Map<string, { value: T }>();
  return text => {
    const known = remembered.get(text);
    if (known) return known.value;
    const value = derive(text);
    if (remembered.size >= options.most) remembered.clear();
    remembered.set(text, { value });
    return value;
  };
}
