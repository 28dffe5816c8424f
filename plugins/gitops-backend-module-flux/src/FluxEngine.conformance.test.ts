import { describeEngineConformance } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { toDeploymentId } from '@backstage-gitops/plugin-gitops-common';
import {
  createGitRepository,
  createKustomization,
  createRevision,
  fluxPaths,
  servedWithFlux,
} from './__testUtils__/createFluxObjects';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { LoopbackKubernetes } from './__testUtils__/LoopbackKubernetes';

const namespace = 'flux-system';
const toId = (name: string) =>
  toDeploymentId({
    engine: { type: 'flux', name: 'azure-aks' },
    namespace,
    kind: 'Kustomization',
    name,
  });

describeEngineConformance('FluxEngine', async () => {
  const kubernetes = new LoopbackKubernetes({ ...servedWithFlux });
  await kubernetes.start();
  const names = new Map<string, string>();
  const put = (name: string, digit: string) => {
    names.set(toId(name), name);
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization(name, { revision: createRevision(digit) }),
    );
  };
  kubernetes.put(
    fluxPaths.GitRepository,
    createGitRepository(createRevision('a')),
  );
  put('checkout-api', 'a');
  put('inventory-api', 'a');

  return {
    engine: createTestEngine(kubernetes.url),
    secrets: [kubernetes.url, kubernetes.token, 'hunter2'],
    ids: async () => [...names.keys()],
    async add(name) {
      put(name, 'a');
      return toId(name);
    },
    async change(id) {
      put(names.get(id)!, 'b');
    },
    async remove(id) {
      kubernetes.delete(fluxPaths.Kustomization, {
        namespace,
        name: names.get(id)!,
      });
      names.delete(id);
    },
    async refuse() {
      kubernetes.isTokenRefused = true;
      kubernetes.endWatches('end');
    },
    async accept() {
      kubernetes.isTokenRefused = false;
    },
    close: () => kubernetes.stop(),
  };
});
