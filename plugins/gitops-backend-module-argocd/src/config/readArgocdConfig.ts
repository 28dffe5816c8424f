import { Config } from '@backstage/config';
import {
  createConfigError,
  createUnknownKeysError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { ArgocdInstanceConfig } from './ArgocdInstanceConfig';
import { readArgocdInstance } from './readArgocdInstance';

const BLOCK = 'gitops.argocd';
const OWN = `${BLOCK}.instances`;
const ADOPTED = 'argocd.appLocatorMethods';

/**
 * Reads every Argo CD of the configuration: `gitops.argocd.instances`, and those that the existing
 * Argo CD plugins have in `argocd.appLocatorMethods`, unchanged, with their shared `argocd.username`
 * and `argocd.password`. Where both name one, ours holds.
 *
 * @param config - the whole configuration
 * @throws InputError with one sentence that says which key is wrong, what it has and what it should be.
 */
export function readArgocdConfig(config: Config): ArgocdInstanceConfig[] {
  refuseUnknownKeys(config);
  const own = readList(config, { path: OWN, key: OWN }).map((instance, index) =>
    readArgocdInstance(instance, { list: OWN, index }),
  );
  const names = new Set<string>();
  for (const { name } of own) {
    if (names.has(name)) {
      throw createConfigError(OWN, {
        has: `two instances named "${name}"`,
        shouldBe: 'a list in which each name stands once',
      });
    }
    names.add(name);
  }
  const methods = readList(config, { path: ADOPTED, key: ADOPTED });
  const adopted = methods.flatMap((method, methodIndex) => {
    const list = `${ADOPTED}[${methodIndex}].instances`;
    return readList(method, { path: 'instances', key: list }).map(
      (instance, index) =>
        readArgocdInstance(instance, {
          list,
          index,
          shared: config.getConfig('argocd'),
        }),
    );
  });
  for (const instance of adopted) {
    if (!names.has(instance.name)) own.push(instance);
    names.add(instance.name);
  }
  return own;
}

function refuseUnknownKeys(config: Config): void {
  const block = config.getOptional(BLOCK);
  if (block === undefined) return;
  if (typeof block !== 'object' || block === null || Array.isArray(block)) {
    throw createConfigError(BLOCK, {
      has: toConfigValueText(block),
      shouldBe: 'a block with instances',
    });
  }
  const unknown = Object.keys(block).filter(key => key !== 'instances');
  if (unknown.length > 0) throw createUnknownKeysError(BLOCK, unknown);
}

/** @param options - `path`: in `config`; `key`: the whole key, for the sentence */
function readList(
  config: Config,
  { path, key }: { path: string; key: string },
): Config[] {
  const value = config.getOptional(path);
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : undefined;
  const wrong = list?.findIndex(
    each => typeof each !== 'object' || each === null || Array.isArray(each),
  );
  if (list && wrong === -1) return config.getConfigArray(path);
  throw createConfigError(list ? `${key}[${wrong}]` : key, {
    has: toConfigValueText(list ? list[wrong ?? 0] : value),
    shouldBe: list ? 'a block' : 'a list of blocks',
  });
}
