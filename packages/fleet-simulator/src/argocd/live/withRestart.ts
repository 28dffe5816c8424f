import { isJsonObject, Json, JsonObject } from '../../Json';

/** A pod template as `kubectl rollout restart` leaves it. */
export function withRestart(
  template: Json | undefined,
  at: string | undefined,
): JsonObject {
  const whole = isJsonObject(template) ? template : {};
  if (!at) return whole;
  const metadata = isJsonObject(whole.metadata) ? whole.metadata : {};
  const annotations = isJsonObject(metadata.annotations)
    ? metadata.annotations
    : {};
  return {
    ...whole,
    metadata: {
      ...metadata,
      annotations: { ...annotations, 'kubectl.kubernetes.io/restartedAt': at },
    },
  };
}
