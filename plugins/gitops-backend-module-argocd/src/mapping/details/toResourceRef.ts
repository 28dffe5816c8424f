import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';

/** What names an object, as Argo CD writes it, in our words. */
export function toResourceRef(named: {
  group?: string;
  version?: string;
  kind: string;
  namespace?: string;
  name: string;
}): ResourceRef {
  const { group = '', version, kind, namespace, name } = named;
  return {
    group,
    ...(version && { version }),
    kind,
    ...(namespace && { namespace }),
    name,
  };
}
