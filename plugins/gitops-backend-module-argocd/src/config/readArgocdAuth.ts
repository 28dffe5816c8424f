import { Config } from '@backstage/config';
import { createConfigError } from '@backstage-gitops/plugin-gitops-node';
import { ArgocdInstanceConfig } from './ArgocdInstanceConfig';

/**
 * Reads how to sign in to an instance.
 *
 * @param config - its block
 * @param options - `key`: where it stands, for the sentence; `configKey`: the same by its name, for
 *   later; `shared`: the block whose username and password serve instances that have none of their own
 * @throws InputError with one sentence, without any of the values.
 */
export function readArgocdAuth(
  config: Config,
  options: { key: string; configKey: string; shared?: Config },
): Pick<ArgocdInstanceConfig, 'auth' | 'authConfigKey'> {
  const { key, configKey, shared } = options;
  const token = readSecret(config, `${key}.token`);
  const username = readSecret(config, `${key}.username`);
  const password = readSecret(config, `${key}.password`);
  if (token && (username || password) && !shared) {
    throw createConfigError(key, {
      has: 'a token and a username or password',
      shouldBe: 'an instance with one of the two',
    });
  }
  if (token) return { auth: { token }, authConfigKey: `${configKey}.token` };
  if (username && password) {
    return {
      auth: { username, password },
      authConfigKey: `${configKey}.username and .password`,
    };
  }
  if (username || password) {
    throw createConfigError(key, {
      has: `a ${username ? 'username' : 'password'} only`,
      shouldBe: 'an instance with username and password, or with a token',
    });
  }
  const auth = shared && {
    username: readSecret(shared, 'argocd.username'),
    password: readSecret(shared, 'argocd.password'),
  };
  if (auth?.username && auth.password) {
    return {
      auth: { username: auth.username, password: auth.password },
      authConfigKey: 'argocd.username and argocd.password',
    };
  }
  throw createConfigError(key, {
    has: 'no credentials',
    shouldBe: 'an instance with a token, or with username and password',
  });
}

/** @param key - the whole key; its last part is looked up in `config`. */
function readSecret(config: Config, key: string): string | undefined {
  const value = config.getOptional(key.slice(key.lastIndexOf('.') + 1));
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw createConfigError(key, {
    has: 'something that is no text',
    shouldBe: 'a text, in quotes where it is only digits',
  });
}
