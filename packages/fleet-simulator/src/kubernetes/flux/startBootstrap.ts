import { parseManifests } from '../kustomize/parseManifests';
import { kinds } from '../objects/resourceKinds';
import { ApplyError, applyManifests } from './applyManifests';
import { BuildError } from '../kustomize/BuildError';
import { FluxContext } from './FluxContext';

const builtIn = ['default', 'kube-system', 'flux-system'];

/**
 * What a person does once on a new cluster: `kubectl apply -f bootstrap/<cluster>/flux-system.yaml`. When
 * the file is not in Git yet, it is done after the push that brings it.
 *
 * @returns how to stop waiting for it
 */
export function startBootstrap(context: FluxContext): () => void {
  const { store, repository, cluster } = context;
  for (const name of builtIn)
    store.write(kinds.namespace, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  const path = `bootstrap/${cluster}/flux-system.yaml`;
  const tryApply = () => {
    const text = repository.read(repository.head(), path);
    if (text === undefined) return false;
    try {
      const objects = parseManifests(path, text);
      const manager = 'kubectl-client-side-apply';
      applyManifests(context, { objects, labels: {}, manager });
      return true;
    } catch (error) {
      // kubectl would say it to the person, who commits a better file.
      if (error instanceof ApplyError || error instanceof BuildError)
        return false;
      throw error;
    }
  };
  if (tryApply()) return () => {};
  const unsubscribe = repository.onPush(() => {
    if (tryApply()) unsubscribe();
  });
  return unsubscribe;
}
