import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';

/**
 * Parses an address of an Argo CD.
 *
 * @param value - as written
 * @param key - where, for the sentence
 * @returns without a slash at its end
 * @throws InputError with one sentence when it is no plain http or https address.
 */
export function readArgocdAddress(value: unknown, key: string): string {
  const url =
    typeof value === 'string' && URL.canParse(value)
      ? new URL(value)
      : undefined;
  if (url?.username || url?.password) {
    throw createConfigError(key, {
      has: 'credentials in it',
      shouldBe:
        'an address without them, with token, or username and password, beside it',
    });
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw createConfigError(key, {
      has: toConfigValueText(value),
      shouldBe: 'an http or https address such as https://argocd.example.com',
    });
  }
  return String(value).replace(/\/+$/, '');
}
