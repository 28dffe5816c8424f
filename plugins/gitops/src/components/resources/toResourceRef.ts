import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';

/** The resource that an id of `toResourceId` names, without a version; undefined for any other text. */
export function toResourceRef(id: string | undefined): ResourceRef | undefined {
  const parts = id?.split(':');
  if (parts?.length !== 4) return undefined;
  try {
    const [group, kind, namespace, name] = parts.map(decodeURIComponent);
    if (!kind || !name) return undefined;
    return { group, kind, name, ...(namespace && { namespace }) };
  } catch {
    return undefined;
  }
}
