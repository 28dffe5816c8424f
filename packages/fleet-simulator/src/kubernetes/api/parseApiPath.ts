import { ResourceKind } from '../objects/ResourceKind';
import { kinds, listServedKinds } from '../objects/resourceKinds';
import { ApiTarget } from './ApiTarget';
import { AccessReviewKind } from './createAccessReview';

const health = ['/healthz', '/livez', '/readyz'];

const reviews: Record<string, AccessReviewKind> = {
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews':
    'SelfSubjectAccessReview',
  '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews':
    'SelfSubjectRulesReview',
};

/** What a path names; undefined when this API server has nothing there. */
export function parseApiPath(
  path: string,
  served: ResourceKind[] = listServedKinds(),
): ApiTarget | undefined {
  if (health.includes(path)) return { type: 'text', text: 'ok' };
  if (path === '/version') return { type: 'version' };
  let parts: string[];
  try {
    parts = path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const review = reviews[path];
  if (review) return { type: 'review', review };
  const [root, ...rest] = parts;
  const isDiscovery =
    (root === 'api' && rest.length <= 1) ||
    (root === 'apis' && rest.length <= 2);
  if (isDiscovery) return { type: 'discovery', path };
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'apis' ? rest.shift() : '';
  const version = rest.shift();
  const isServed = (plural: string, namespaced?: boolean) =>
    served.find(
      kind =>
        kind.group === group &&
        kind.version === version &&
        kind.plural === plural &&
        (namespaced === undefined || kind.namespaced === namespaced),
    );
  if (rest[0] === 'namespaces' && rest.length > 2) {
    const [, namespace, plural, name, ...more] = rest;
    const kind = isServed(plural, true);
    if (!kind || !namespace) return undefined;
    const isLog =
      kind === kinds.pod && name && more.length === 1 && more[0] === 'log';
    if (isLog)
      return { type: 'resource', kind, namespace, name, subresource: 'log' };
    return more.length
      ? undefined
      : { type: 'resource', kind, namespace, name };
  }
  const [plural, name, ...more] = rest;
  const kind = isServed(plural ?? '');
  if (!kind || more.length || (name && kind.namespaced)) return undefined;
  return { type: 'resource', kind, name };
}
