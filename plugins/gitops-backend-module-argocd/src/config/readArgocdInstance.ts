import { Config } from '@backstage/config';
import {
  createConfigError,
  createUnknownKeysError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { ArgocdInstanceConfig } from './ArgocdInstanceConfig';
import { readArgocdAddress } from './readArgocdAddress';
import { readArgocdAuth } from './readArgocdAuth';
import { readArgocdAuthority } from './readArgocdAuthority';

const KEYS: readonly string[] = [
  'name',
  'url',
  'frontendUrl',
  'token',
  'username',
  'password',
  'caFile',
  'caData',
  'skipTLSVerify',
  'projects',
];

/** Where an instance stands. */
export type ArgocdInstancePlace = {
  list: string;
  index: number;
  /** The block of the other plugins it stands in, which may hold what only they read. */
  shared?: Config;
};

/**
 * Reads one instance.
 *
 * @param config - its block
 * @param place - where that block stands, for sentences
 * @throws InputError with one sentence that says which key is wrong, what it has and what it should be.
 */
export function readArgocdInstance(
  config: Config,
  place: ArgocdInstancePlace,
): ArgocdInstanceConfig {
  const key = `${place.list}[${place.index}]`;
  const unknown = config.keys().filter(each => !KEYS.includes(each));
  if (unknown.length > 0 && !place.shared) {
    throw createUnknownKeysError(key, unknown);
  }
  const name = config.getOptional('name');
  if (typeof name !== 'string' || !name.trim()) {
    throw createConfigError(`${key}.name`, {
      has: toConfigValueText(name),
      shouldBe: 'what this Argo CD is called on screen',
    });
  }
  const frontendUrl = config.getOptional('frontendUrl');
  const configKey = `${place.list}[name=${name}]`;
  const projects = readProjects(config, key);
  return {
    name,
    url: readArgocdAddress(config.getOptional('url'), `${key}.url`),
    ...(frontendUrl !== undefined && {
      frontendUrl: readArgocdAddress(frontendUrl, `${key}.frontendUrl`),
    }),
    ...readArgocdAuth(config, { key, configKey, shared: place.shared }),
    ca: readArgocdAuthority(config, key),
    skipTLSVerify: readFlag(config, `${key}.skipTLSVerify`),
    ...(projects && { projects }),
    configKey,
  };
}

/** @param key - the whole key; its last part is looked up in `config`. */
function readFlag(config: Config, key: string): boolean {
  const name = key.slice(key.lastIndexOf('.') + 1);
  try {
    return config.getOptionalBoolean(name) ?? false;
  } catch {
    throw createConfigError(key, {
      has: toConfigValueText(config.getOptional(name)),
      shouldBe: 'true or false',
    });
  }
}

function readProjects(config: Config, key: string): string[] | undefined {
  const value = config.getOptional('projects');
  if (value === undefined) return undefined;
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each): each is string => typeof each === 'string' && !!each)
  ) {
    return value;
  }
  throw createConfigError(`${key}.projects`, {
    has: toConfigValueText(value),
    shouldBe: 'a list of names of projects, or left out to read all',
  });
}
