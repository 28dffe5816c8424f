import { isJsonObject, Json, JsonObject } from '../../Json';
import { RegisteredCluster } from '../RegisteredCluster';

/**
 * The cluster that an ExternalSecret registers, or undefined when the manifest registers none. Its URL stands in
 * the vault in real life; here it follows from the name.
 */
export function toRegisteredCluster(
  manifest: JsonObject,
): RegisteredCluster | undefined {
  if (manifest.kind !== 'ExternalSecret') return undefined;
  const template = follow(manifest, 'spec', 'target', 'template');
  const labels = follow(template, 'metadata', 'labels');
  const name = follow(template, 'data', 'name');
  if (!isJsonObject(labels) || typeof name !== 'string') return undefined;
  const { 'argocd.argoproj.io/secret-type': type, ...others } = labels;
  if (type !== 'cluster') return undefined;
  return {
    name,
    server: `https://${name}.example.com`,
    labels: Object.fromEntries(
      Object.entries(others).map(([key, value]) => [key, String(value)]),
    ),
  };
}

function follow(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (isJsonObject(inner) ? inner[key] : undefined),
    value,
  );
}
