import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from './KubernetesConnection';
import { readJson } from './readJson';
import { apiGroupSchema, apiResourceListSchema } from './wire/discoverySchemas';

/**
 * Finds, for each kind of a group, the version to read it by.
 *
 * A group may serve several versions, and a kind only some of them (OCIRepository was v1beta2 while
 * GitRepository was v1 already). With a single version nothing more is asked: a list that answers 404
 * then tells that a kind is missing.
 *
 * @param group - the API group, and the versions we understand, best first
 * @returns plural to version, or undefined when the cluster does not have the group at all.
 */
export async function readServedVersions(
  connection: KubernetesConnection,
  group: {
    name: string;
    versions: readonly string[];
    plurals: readonly string[];
  },
  options: { signal?: AbortSignal } = {},
): Promise<Map<string, string> | undefined> {
  const root = `/apis/${encodeURIComponent(group.name)}`;
  const served = await readUnlessAbsent(() =>
    readJson(connection, root, { ...options, schema: apiGroupSchema }),
  );
  if (!served) return undefined;

  const offered = served.versions.map(({ version }) => version);
  const usable = group.versions.filter(version => offered.includes(version));
  const result = new Map<string, string>();
  for (const version of usable) {
    const list =
      usable.length === 1
        ? undefined
        : await readUnlessAbsent(() =>
            readJson(connection, `${root}/${encodeURIComponent(version)}`, {
              ...options,
              schema: apiResourceListSchema,
            }),
          );
    for (const plural of group.plurals) {
      const isServed =
        usable.length === 1 ||
        Boolean(list?.resources.some(({ name }) => name === plural));
      if (isServed && !result.has(plural)) result.set(plural, version);
    }
  }
  return result;
}

async function readUnlessAbsent<T>(
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
