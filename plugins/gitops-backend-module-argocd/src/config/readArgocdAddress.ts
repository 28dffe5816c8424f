/**
 * Parses an address of an Argo CD.
 *
 * @param value - as written
 * @param key - where, for the sentence
 * @returns without a slash at its end
 * @throws with one sentence when it is no plain http or https address.
 */
export function readArgocdAddress(value: string, key: string): string {
  const expected =
    'it should be an http or https address such as https://argocd.example.com';
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new Error(`${key} is "${value}": ${expected}.`);
  }
  if (url.username || url.password) {
    throw new Error(
      `${key} has credentials in it: ${expected}, with token, or username and password, beside it.`,
    );
  }
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`${key} is "${value}": ${expected}.`);
  }
  return value.replace(/\/+$/, '');
}
