import { isJsonObject, Json, JsonObject } from '../../Json';

/** Who set which fields of an object, in the form of server-side apply. */
export function toManagedFields(
  applied: JsonObject,
  options: {
    manager: string;
    operation: 'Apply' | 'Update';
    /** ISO 8601, whole seconds. */
    time: string;
  },
): JsonObject {
  const { apiVersion, kind: _, metadata, ...rest } = applied;
  const { labels, annotations } = isJsonObject(metadata) ? metadata : {};
  const fields = toFields({
    ...(labels || annotations ? { metadata: { annotations, labels } } : {}),
    ...rest,
  });
  const { manager, operation, time } = options;
  return {
    apiVersion: String(apiVersion),
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    manager,
    operation,
    time,
  };
}

function toFields(value: Json | undefined): JsonObject {
  if (Array.isArray(value)) {
    const named = value.filter(isJsonObject);
    return Object.fromEntries(
      named.flatMap(item => {
        const key = ['name', 'containerPort', 'port', 'type'].find(
          each => item[each] !== undefined,
        );
        return key
          ? [
              [
                `k:${JSON.stringify({ [key]: item[key] ?? null })}`,
                { '.': {}, ...toFields(item) },
              ] as const,
            ]
          : [];
      }),
    );
  }
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([key, child]) => [`f:${key}`, toFields(child)]),
  );
}
