import { toDeploymentId } from '@backstage-gitops/plugin-gitops-common';
import { EngineWorld } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createTestEngine } from './createTestEngine';
import { ArgocdWorld } from './ArgocdWorld';

/** The small Argo CD as a world of the conformance suite. */
export async function createArgocdEngineWorld(): Promise<EngineWorld> {
  const world = await ArgocdWorld.start();
  world.add('shop');
  world.add('shop', 'team-a');
  const keys = new Map<string, string>();
  const toId = (key: string) => {
    const [namespace, name] = key.split('/');
    const engine = { type: 'argocd', name: 'hub' };
    const id = toDeploymentId({ engine, namespace, kind: 'Application', name });
    keys.set(id, key);
    return id;
  };
  return {
    engine: createTestEngine(world),
    secrets: [world.url, world.token, '127.0.0.1'],
    ids: async () => world.keys().map(toId),
    add: async name => toId(world.add(name)),
    async change(id) {
      const application = world.get(keys.get(id)!)!;
      const { status } = application;
      world.put({
        ...application,
        status: { ...status, sync: { ...status.sync, status: 'OutOfSync' } },
      });
    },
    remove: async id => world.remove(keys.get(id)!),
    async refuse() {
      world.isRefusing = true;
      world.cutStreams();
    },
    async accept() {
      world.isRefusing = false;
    },
    close: () => world.stop(),
  };
}
