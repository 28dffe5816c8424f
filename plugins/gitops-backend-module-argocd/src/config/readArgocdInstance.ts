import { Config } from '@backstage/config';
import { readFileSync } from 'node:fs';
import { ArgocdInstanceConfig } from './ArgocdInstanceConfig';
import { readArgocdAddress } from './readArgocdAddress';

/** Where an instance stands. */
export type ArgocdInstancePlace = {
  list: string;
  index: number;
  /** The block whose username and password serve instances that have none of their own. */
  shared?: Config;
};

/**
 * Reads one instance.
 *
 * @param config - its block
 * @param place - where that block stands, for sentences
 * @throws with one sentence that says which key is wrong, what it has and what it should be.
 */
export function readArgocdInstance(
  config: Config,
  place: ArgocdInstancePlace,
): ArgocdInstanceConfig {
  const name = config.getString('name');
  const configKey = `${place.list}[name=${name}]`;
  const numbered = `${place.list}[${place.index}]`;
  const frontendUrl = config.has('frontendUrl')
    ? readArgocdAddress(
        config.getString('frontendUrl'),
        `${numbered}.frontendUrl`,
      )
    : undefined;
  const projects = config.getOptionalStringArray('projects');
  if (projects?.length === 0) {
    throw new Error(
      `${configKey}.projects is an empty list: name the projects to read, or leave it out to read all.`,
    );
  }
  return {
    name,
    url: readArgocdAddress(config.getString('url'), `${numbered}.url`),
    ...(frontendUrl && { frontendUrl }),
    ...readAuth(config, configKey, place.shared),
    ca: readAuthority(config, configKey),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    ...(projects && { projects }),
    configKey,
  };
}

function readAuth(
  config: Config,
  configKey: string,
  shared: Config | undefined,
): Pick<ArgocdInstanceConfig, 'auth' | 'authConfigKey'> {
  const token = config.getOptionalString('token');
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if (token && (username || password) && !shared) {
    throw new Error(
      `${configKey} has a token and a username or password: it should have one of the two.`,
    );
  }
  if (token) return { auth: { token }, authConfigKey: `${configKey}.token` };
  if (username && password) {
    return {
      auth: { username, password },
      authConfigKey: `${configKey}.username and .password`,
    };
  }
  if (username || password) {
    throw new Error(
      `${configKey} has a ${
        username ? 'username' : 'password'
      } only: it should have username and password, or a token.`,
    );
  }
  const sharedUsername = shared?.getOptionalString('username');
  const sharedPassword = shared?.getOptionalString('password');
  if (sharedUsername && sharedPassword) {
    return {
      auth: { username: sharedUsername, password: sharedPassword },
      authConfigKey: 'argocd.username and argocd.password',
    };
  }
  throw new Error(
    `${configKey} has no credentials: it should have a token, or username and password.`,
  );
}

function readAuthority(config: Config, configKey: string): string | undefined {
  const data = config.getOptionalString('caData');
  const file = config.getOptionalString('caFile');
  if (data && file) {
    throw new Error(
      `${configKey} has caData and caFile: it should have one of the two.`,
    );
  }
  if (data) {
    const pem = data.includes('-----BEGIN')
      ? data
      : Buffer.from(data, 'base64').toString();
    return expectCertificate(pem, `${configKey}.caData`);
  }
  if (!file) return undefined;
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `${configKey}.caFile is "${file}", which cannot be read: it should be the path of a file with PEM certificates.`,
    );
  }
  return expectCertificate(pem, `${configKey}.caFile`);
}

function expectCertificate(pem: string, key: string): string {
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  throw new Error(
    `${key} holds no certificate: it should be PEM certificates${
      key.endsWith('caData') ? ', plain or in base64' : ''
    }.`,
  );
}
