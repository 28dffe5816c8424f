import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';
import { readJson } from './readJson';
import { wellKnownKinds } from './wellKnownKinds';
import { apiResourceListSchema } from './wire/discoverySchemas';

/** How a kind is asked for, and whether its objects live in namespaces. */
export type FoundResource = KubernetesResource & { isNamespaced: boolean };

/** What the API server answered for each group and version: it is asked once, for all who ask. */
export type DiscoveryMemory = Map<
  string,
  Promise<ReadonlyMap<string, { plural: string; isNamespaced: boolean }>>
>;

/**
 * Finds the path of a kind: of the usual ones by heart, of any other from the API server's discovery.
 *
 * @returns undefined when the cluster does not serve it in this version.
 * @throws {@link EngineError} when it cannot be asked.
 */
export async function findResource(
  connection: KubernetesConnection,
  kind: { group: string; version: string; kind: string },
  options: { memory: DiscoveryMemory },
): Promise<FoundResource | undefined> {
  const { group, version } = kind;
  const known = wellKnownKinds[`${group}/${kind.kind}`];
  if (known) return { group, version, ...known };
  const { memory } = options;
  const path = group
    ? `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`
    : `/api/${encodeURIComponent(version)}`;
  const asked = memory.get(path) ?? readKinds(connection, path);
  memory.set(path, asked);
  try {
    const found = (await asked).get(kind.kind);
    // A kind that is installed later is found then.
    if (!found) memory.delete(path);
    return found && { group, version, ...found };
  } catch (error) {
    memory.delete(path);
    throw error;
  }
}

async function readKinds(
  connection: KubernetesConnection,
  path: string,
): Promise<ReadonlyMap<string, { plural: string; isNamespaced: boolean }>> {
  try {
    const { resources } = await readJson(connection, path, {
      schema: apiResourceListSchema,
    });
    return new Map(
      resources
        .filter(({ name }) => !name.includes('/'))
        .map(({ name, kind, namespaced }) => [
          kind ?? '',
          { plural: name, isNamespaced: namespaced ?? true },
        ]),
    );
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return new Map();
    throw error;
  }
}
