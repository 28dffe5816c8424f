import {
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { useReadOnce } from './useReadOnce';

/**
 * The names of the containers of a Pod, those that begin it last. Empty until they are read, and when they
 * cannot be: the main one can be read without its name.
 *
 * @param id - of the Deployment
 * @param pod - undefined: nothing is read
 */
export function usePodContainers(
  id: string,
  pod: ResourceRef | undefined,
): string[] {
  const api = useApi(gitopsApiRef);
  const key = pod && JSON.stringify([id, toResourceId(pod)]);
  const { value } = useReadOnce(
    async signal =>
      pod ? api.getDeploymentResource(id, pod, { signal }) : undefined,
    { key },
  );
  const specifics = value?.node.specifics;
  const containers =
    specifics?.type === 'pod' ? specifics.containers ?? [] : [];
  return [
    ...containers.filter(({ init }) => !init),
    ...containers.filter(({ init }) => init),
  ].map(({ name }) => name);
}
