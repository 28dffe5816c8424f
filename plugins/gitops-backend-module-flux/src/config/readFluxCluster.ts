import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';
import { DirectAccessConfig, FluxClusterConfig } from './FluxClusterConfig';
import { readCertificates } from './readCertificates';
import { createTokenReader } from './createTokenReader';

/** What reads a cluster through the Kubernetes plugin, where that finds and signs in to it. */
const THROUGH_PLUGIN = 'kubernetesPlugin';

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
  const authProvider = config.getOptional('authProvider') ?? 'serviceAccount';
  if (authProvider !== 'serviceAccount' && authProvider !== THROUGH_PLUGIN) {
    throw createConfigError(`${key}.authProvider`, {
      has: toConfigValueText(authProvider),
      shouldBe: `"serviceAccount", which is read directly, or "${THROUGH_PLUGIN}" for a cluster that the Kubernetes plugin can sign in to`,
    });
  }
  const dashboardUrl = config.getOptional('dashboardUrl');
  if (dashboardUrl !== undefined && !isHttpUrl(dashboardUrl)) {
    throw createConfigError(`${key}.dashboardUrl`, {
      has: toConfigValueText(dashboardUrl),
      shouldBe: 'the http(s) address of a page for people',
    });
  }
  return {
    name,
    namespaces: readNamespaces(config, key),
    ...(dashboardUrl !== undefined && { dashboardUrl }),
    ...(authProvider === 'serviceAccount' && {
      direct: readDirectAccess(config, key),
    }),
  };
}

function readDirectAccess(config: Config, key: string): DirectAccessConfig {
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
  const tokenFile = config.getOptional('serviceAccountTokenFile');
  if (
    tokenFile !== undefined &&
    (typeof tokenFile !== 'string' || tokenFile === '')
  ) {
    throw createConfigError(`${key}.serviceAccountTokenFile`, {
      has: toConfigValueText(tokenFile),
      shouldBe: 'the path of a file with the token of a service account',
    });
  }
  if (tokenFile === undefined) {
    readText(
      config,
      key,
      'serviceAccountToken',
      'the token of a service account',
    );
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
    url,
    readToken: createTokenReader(config, tokenFile),
    skipTLSVerify,
    ...(ca && { ca }),
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
