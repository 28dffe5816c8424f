import { z } from 'zod/v3';
import { parseConditions } from '../flux/conditions';
import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore } from '../objects/ObjectStore';
import { kinds } from '../objects/resourceKinds';
import { ExternalSecretSpec } from './externalSecretSpec';

const fakeStore = z.object({
  provider: z.object({
    fake: z.object({ data: z.array(z.object({ key: z.string() })) }),
  }),
});

/** The fake provider has what it lists; any other has everything. */
function hasKey({ spec }: KubernetesObject, key: string | undefined) {
  const parsed = fakeStore.safeParse(spec);
  return (
    !parsed.success ||
    parsed.data.provider.fake.data.some(entry => entry.key === key)
  );
}

/**
 * Why a secret cannot be fetched, as External Secrets says it in an Event; undefined when it can.
 *
 * @param options - `isMissing`: whether the vault has nothing under its key
 */
export function findSecretFailure(
  store: ObjectStore,
  options: { spec: ExternalSecretSpec; isMissing: boolean },
): string | undefined {
  const { spec, isMissing } = options;
  const { data, dataFrom, secretStoreRef } = spec;
  const [first] = data;
  const step = first
    ? `spec.data[0] (key: ${first.remoteRef.key})`
    : `spec.dataFrom[0].extract (key: ${dataFrom[0]?.extract?.key ?? ''})`;
  const fail = (why: string) => `error processing ${step}, err: ${why}`;
  const { kind = 'SecretStore', name = '' } = secretStoreRef ?? {};
  const found =
    kind === 'ClusterSecretStore'
      ? store.get(kinds.clusterSecretStore, { name })
      : undefined;
  if (!found)
    return fail(
      `could not get ${kind} "${name}", ${kind}.external-secrets.io "${name}" not found`,
    );
  const isReady = parseConditions(found.status).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (!isReady) return fail(`${kind} "${name}" is not ready`);
  const key = first?.remoteRef.key ?? dataFrom[0]?.extract?.key;
  const isAbsent = isMissing || !hasKey(found, key);
  return isAbsent ? fail('Secret does not exist') : undefined;
}
