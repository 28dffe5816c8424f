import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';
import { FluxClusterConfig } from './FluxClusterConfig';
import { readCertificates } from './readCertificates';

/**
 * Reads one cluster, with the fields the Kubernetes plugin has for it.
 *
 * @param key - where it stands, for the sentence about what is wrong
 * @throws InputError with one sentence.
 */
export function readFluxCluster(
  config: Config,
  key: string,
): FluxClusterConfig {
  const name = readText(config, key, 'name', 'the name of a cluster');
  const url = readText(
    config,
    key,
    'url',
    'the http(s) address of an API server',
  );
  if (!isHttpUrl(url)) {
    throw createConfigError(`${key}.url`, {
      has: 'something that is no http(s) address without user and password',
      shouldBe: 'the address of an API server, like https://10.0.0.1:6443',
    });
  }
  const authProvider = config.getOptional('authProvider') ?? 'serviceAccount';
  if (authProvider !== 'serviceAccount') {
    throw createConfigError(`${key}.authProvider`, {
      has: toConfigValueText(authProvider),
      shouldBe: '"serviceAccount", the only one that is read directly',
    });
  }
  const serviceAccountToken = readText(
    config,
    key,
    'serviceAccountToken',
    'the token of a service account',
  );
  const dashboardUrl = config.getOptional('dashboardUrl');
  if (dashboardUrl !== undefined && !isHttpUrl(dashboardUrl)) {
    throw createConfigError(`${key}.dashboardUrl`, {
      has: toConfigValueText(dashboardUrl),
      shouldBe: 'the http(s) address of a page for people',
    });
  }
  const skipTLSVerify = config.getOptional('skipTLSVerify') ?? false;
  if (typeof skipTLSVerify !== 'boolean') {
    throw createConfigError(`${key}.skipTLSVerify`, {
      has: toConfigValueText(skipTLSVerify),
      shouldBe: 'true or false',
    });
  }
  const ca = readCertificates(config, key);
  return {
    name,
    url,
    serviceAccountToken,
    skipTLSVerify,
    namespaces: readNamespaces(config, key),
    ...(ca && { ca }),
    ...(dashboardUrl !== undefined && { dashboardUrl }),
  };
}

function readText(
  config: Config,
  key: string,
  field: string,
  shouldBe: string,
): string {
  const value = config.getOptional(field);
  if (typeof value !== 'string' || value === '') {
    throw createConfigError(`${key}.${field}`, {
      has:
        value === undefined ? 'no value' : 'a value that is no text, or empty',
      shouldBe,
    });
  }
  return value;
}

function readNamespaces(config: Config, key: string): string[] {
  const value = config.getOptional('namespaces') ?? [];
  if (
    !Array.isArray(value) ||
    !value.every((item): item is string => typeof item === 'string')
  ) {
    throw createConfigError(`${key}.namespaces`, {
      has: toConfigValueText(value),
      shouldBe: 'a list of names of namespaces',
    });
  }
  return [...new Set(value)];
}

function isHttpUrl(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    const { protocol, username, password } = new URL(value);
    return /^https?:$/.test(protocol) && !username && !password;
  } catch {
    return false;
  }
}
