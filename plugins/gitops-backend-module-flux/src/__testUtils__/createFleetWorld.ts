import { Fleet } from '@backstage-gitops/fleet-simulator';
import { toDeploymentId } from '@backstage-gitops/plugin-gitops-common';
import { EngineWorld } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { z } from 'zod/v3';
import { realTiming } from '../client';
import { createTestEngine } from './createTestEngine';
import { fluxPaths } from './createFluxObjects';

const CLUSTER = 'azure-aks';
const itemsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        namespace: z.string(),
        generation: z.number(),
      }),
      status: z
        .object({
          observedGeneration: z.number().optional(),
          conditions: z
            .array(z.object({ type: z.string(), status: z.string() }))
            .optional(),
        })
        .optional(),
    }),
  ),
});

/**
 * The Flux of the simulated fleet, moved by commits to its repository: what exists is asked of its
 * API server, not of the engine.
 */
export async function createFleetWorld(fleet: Fleet): Promise<EngineWorld> {
  const url = fleet.kubernetesUrl(CLUSTER);
  const headers = { authorization: `Bearer ${fleet.kubernetesToken}` };
  const toPath = (name: string) => `clusters/${CLUSTER}/apps/${name}.yaml`;

  async function readObjects() {
    const kinds = ['Kustomization', 'HelmRelease'] as const;
    const lists = await Promise.all(
      kinds.map(async kind => {
        const response = await fetch(`${url}/apis/${fluxPaths[kind]}`, {
          headers,
        });
        const { items } = itemsSchema.parse(await response.json());
        return items.map(({ metadata, status }) => ({
          id: toDeploymentId({
            engine: { type: 'flux', name: CLUSTER },
            kind,
            ...metadata,
          }),
          name: metadata.name,
          isDone:
            status?.observedGeneration === metadata.generation &&
            status.conditions?.some(
              ({ type, status: is }) => type === 'Ready' && is === 'True',
            ),
        }));
      }),
    );
    return lists.flat();
  }
  type Objects = Awaited<ReturnType<typeof readObjects>>;

  async function until(awaited: string, holds: (all: Objects) => boolean) {
    for (let turn = 0; turn < 1_000; turn++) {
      if (holds(await readObjects())) return;
      await realTiming.sleep(20);
    }
    throw new Error(`the fleet did not come to ${awaited}`);
  }

  const commit = (message: string, name: string, text: string | null) =>
    fleet.commit({ message, files: { [toPath(name)]: text } });

  await until('rest', all =>
    ['checkout-api', 'inventory-api', 'apps'].every(name =>
      all.some(object => object.name === name && object.isDone),
    ),
  );

  return {
    engine: createTestEngine(url, { token: fleet.kubernetesToken }),
    secrets: [fleet.kubernetesToken, url],
    ids: async () => (await readObjects()).map(({ id }) => id),
    async add(name) {
      await commit(`add ${name}`, name, toManifest(name, '2.0.1'));
      await until(name, all =>
        all.some(object => object.name === name && object.isDone),
      );
      return (await readObjects()).find(object => object.name === name)!.id;
    },
    async change(id) {
      const { name } = (await readObjects()).find(object => object.id === id)!;
      await commit(`move ${name}`, name, toManifest(name, '2.1.0'));
    },
    async remove(id) {
      const { name } = (await readObjects()).find(object => object.id === id)!;
      await commit(`remove ${name}`, name, null);
      await until(`no ${name}`, all => all.every(object => object.id !== id));
    },
    async refuse() {
      await fleet.control({ op: 'unauthorized', target: CLUSTER });
    },
    async accept() {
      await fleet.control({ op: 'up', target: CLUSTER });
    },
    async close() {
      await fleet.control({ op: 'up', target: CLUSTER });
    },
  };
}

function toManifest(name: string, tag: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  prune: true
  targetNamespace: orders
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ./apps/inventory-api/overlays/production
  images:
    - name: ghcr.io/org/inventory-api
      newTag: ${tag}
`;
}
