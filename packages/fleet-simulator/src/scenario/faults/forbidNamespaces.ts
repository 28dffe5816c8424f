import { parseApiPath } from '../../kubernetes/api/parseApiPath';
import { AnswerFault } from './AnswerFault';
import { forbidInKubernetes } from './refuseAsKubernetes';

/** Roles in some namespaces only: what spans all of them is refused too, as RBAC does. */
export function forbidNamespaces(namespaces: string[]): AnswerFault {
  return {
    refuse: ({ url = '/', method = 'GET' }) => {
      const target = parseApiPath(new URL(url, 'http://fleet').pathname);
      if (target?.type !== 'resource' || !target.kind.namespaced) {
        return undefined;
      }
      const { namespace } = target;
      return namespace && !namespaces.includes(namespace)
        ? undefined
        : forbidInKubernetes(url, method);
    },
  };
}
