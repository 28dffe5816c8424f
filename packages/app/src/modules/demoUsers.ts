/** The people one can be in the demo; `app-config.yaml` and `catalog/org.yaml` name them too. */
export const demoUsers = [
  {
    entityRef: 'user:default/guest',
    title: 'Guest',
    description: 'sees everything, does nothing',
  },
  {
    entityRef: 'user:default/ada',
    title: 'Ada',
    description: 'service owner: acts on checkout-api in dev and staging',
  },
  {
    entityRef: 'user:default/grace',
    title: 'Grace',
    description: 'operator: acts everywhere',
  },
] as const;

const KEY = 'gitops-demo-user';

/** Whom the visitor chose to be; the guest until then. */
export function readDemoUser(): (typeof demoUsers)[number] {
  const chosen = window.localStorage.getItem(KEY);
  return (
    demoUsers.find(({ entityRef }) => entityRef === chosen) ?? demoUsers[0]
  );
}

/** Signs in anew as somebody else. */
export function switchDemoUser(entityRef: string): void {
  window.localStorage.setItem(KEY, entityRef);
  window.location.reload();
}
