import { isJsonObject, JsonObject } from '../../Json';
import { ApplicationSpec } from '../ArgocdApplication';

/** A manifest of an Application as options of a new one. */
export function toApplicationOptions(manifest: JsonObject, createdAt: string) {
  const { metadata, spec } = manifest;
  const { name, labels, annotations } = isJsonObject(metadata) ? metadata : {};
  return {
    name: String(name),
    labels: toTexts(labels),
    annotations: toTexts(annotations),
    spec: spec as unknown as ApplicationSpec,
    createdAt,
  };
}

function toTexts(value: unknown): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [key, String(text)]),
  );
}
