/** Two Applications of a name may live in two namespaces. Neither part has a slash in it. */
export function toApplicationKey(metadata: {
  namespace: string;
  name: string;
}): string {
  return `${metadata.namespace}/${metadata.name}`;
}
