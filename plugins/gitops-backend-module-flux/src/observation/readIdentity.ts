/** What an object is called, and its version, read without parsing the rest: most lists tell nothing new. */
export function readIdentity(
  object: unknown,
): { namespace: string; name: string; version?: string } | undefined {
  const { metadata } = (object ?? {}) as {
    metadata?: {
      namespace?: unknown;
      name?: unknown;
      resourceVersion?: unknown;
    };
  };
  if (typeof metadata?.name !== 'string') return undefined;
  const { name, namespace, resourceVersion } = metadata;
  return {
    name,
    namespace: typeof namespace === 'string' ? namespace : '',
    ...(typeof resourceVersion === 'string' && { version: resourceVersion }),
  };
}
