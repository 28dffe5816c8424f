import { ResourceKind } from '../objects/ResourceKind';
import { listServedKinds } from '../objects/resourceKinds';
import { ApiTarget } from './ApiTarget';

const health = ['/healthz', '/livez', '/readyz'];

/** What a path names; undefined when this API server has nothing there. */
export function parseApiPath(
  path: string,
  served: ResourceKind[] = listServedKinds({ fluxOperator: false }),
): ApiTarget | undefined {
  if (health.includes(path)) return { type: 'text', text: 'ok' };
  if (path === '/version') return { type: 'version' };
  let parts: string[];
  try {
    parts = path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
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
    const isKnown = kind && !more.length && namespace;
    return isKnown ? { type: 'resource', kind, namespace, name } : undefined;
  }
  const [plural, name, ...more] = rest;
  const kind = isServed(plural ?? '');
  if (!kind || more.length || (name && kind.namespaced)) return undefined;
  return { type: 'resource', kind, name };
}
