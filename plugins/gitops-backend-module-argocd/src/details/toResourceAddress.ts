import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { ResourceAddress } from '../client/toResourceQuery';

/** How Argo CD wants a resource named; a tree tells the version of all of its nodes. */
export function toResourceAddress(ref: ResourceRef): ResourceAddress {
  const { group, version = 'v1', kind, namespace, name } = ref;
  return { group, version, kind, namespace, name };
}
