import { isJsonObject } from '../isJsonObject';

const keysOf: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  ownerReferences: ['uid'],
  conditions: ['type'],
};

/**
 * The fields that tell the items of a list apart, as the schemas of built-in kinds say; undefined for a list
 * that is one value.
 *
 * @param field - the name of the list
 */
export function findListKeys(
  field: string,
  items: unknown[],
): string[] | undefined {
  const [first] = items;
  const ports =
    isJsonObject(first) && 'containerPort' in first ? 'containerPort' : 'port';
  const keys = field === 'ports' ? [ports, 'protocol'] : keysOf[field];
  const isKeyed = (item: unknown) =>
    isJsonObject(item) &&
    keys.every(key => key === 'protocol' || item[key] !== undefined);
  return keys && items.length > 0 && items.every(isKeyed) ? keys : undefined;
}
