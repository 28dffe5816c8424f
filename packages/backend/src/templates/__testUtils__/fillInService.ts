/** What a person fills in of a new service, but for its clusters. */
export function fillInService(name: string) {
  return {
    service: name,
    owner: 'group:default/team-payments',
    image: `ghcr.io/org/${name}`,
    version: '1.0.0',
    namespace: 'payments',
  };
}
