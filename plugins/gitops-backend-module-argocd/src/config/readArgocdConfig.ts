import { Config } from '@backstage/config';
import { ArgocdInstanceConfig } from './ArgocdInstanceConfig';
import { readArgocdInstance } from './readArgocdInstance';

const OWN = 'gitops.argocd.instances';
const ADOPTED = 'argocd.appLocatorMethods';

/**
 * Reads every Argo CD of the configuration: `gitops.argocd.instances`, and those that the existing
 * Argo CD plugins have in `argocd.appLocatorMethods`, unchanged, with their shared `argocd.username`
 * and `argocd.password`. Where both name one, ours holds.
 *
 * @param config - the whole configuration
 * @throws with one sentence that says which key is wrong, what it has and what it should be.
 */
export function readArgocdConfig(config: Config): ArgocdInstanceConfig[] {
  const own = (config.getOptionalConfigArray(OWN) ?? []).map(
    (instance, index) => readArgocdInstance(instance, { list: OWN, index }),
  );
  const names = new Set<string>();
  for (const { name } of own) {
    if (names.has(name)) {
      throw new Error(
        `${OWN} has two instances of the name "${name}": every instance needs a name of its own.`,
      );
    }
    names.add(name);
  }
  const adopted = (config.getOptionalConfigArray(ADOPTED) ?? []).flatMap(
    (method, methodIndex) =>
      (method.getOptionalConfigArray('instances') ?? []).map(
        (instance, index) =>
          readArgocdInstance(instance, {
            list: `${ADOPTED}[${methodIndex}].instances`,
            index,
            shared: config.getOptionalConfig('argocd'),
          }),
      ),
  );
  for (const instance of adopted) {
    if (!names.has(instance.name)) own.push(instance);
    names.add(instance.name);
  }
  return own;
}
