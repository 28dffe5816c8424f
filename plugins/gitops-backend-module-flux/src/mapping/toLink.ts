/** The page of an object in the dashboard an administrator configured, each name encoded. */
export function toLink(
  dashboardUrl: string | undefined,
  object: { kind: string; namespace: string; name: string },
): string | undefined {
  return dashboardUrl?.replace(
    /\{(kind|namespace|name)\}/g,
    (_, key: 'kind' | 'namespace' | 'name') => encodeURIComponent(object[key]),
  );
}
