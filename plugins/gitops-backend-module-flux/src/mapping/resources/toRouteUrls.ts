import { toPublicAddress } from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../../client/wire';
import {
  gatewaySchema,
  httpRouteSchema,
  ingressSchema,
  serviceSchema,
} from '../../client/wire/networkSchemas';

const MOST_URLS = 20;
const HTTP = /^(https?|web|http2?)(-|$)/i;

/**
 * The addresses at which what an object exposes can be opened in a browser. A host with a wildcard opens
 * nothing, nor does a port of which nothing says that it speaks HTTP.
 */
export function toRouteUrls(object: LiveObject): string[] {
  const urls = selectUrls(object).flatMap(url =>
    URL.canParse(url) ? toPublicAddress(url) : [],
  );
  return [...new Set(urls)].slice(0, MOST_URLS);
}

function selectUrls(object: LiveObject): string[] {
  switch (object.kind) {
    case 'Ingress':
      return toUrlsOfIngress(object);
    case 'HTTPRoute':
      return toUrlsOfRoute(object);
    case 'Gateway':
      return toUrlsOfGateway(object);
    default:
      return toUrlsOfService(object);
  }
}

function toUrlsOfIngress(object: LiveObject): string[] {
  const { data } = ingressSchema.safeParse(object);
  if (!data) return [];
  const secured = data.spec.tls?.flatMap(({ hosts }) => hosts ?? []) ?? [];
  const points = selectPoints(data.status);
  return (data.spec.rules ?? []).flatMap(({ host, http }) => {
    const hosts = host ? [host] : points;
    return hosts.filter(isWhole).flatMap(each =>
      (http?.paths ?? [{ path: '/' }]).map(({ path }) => {
        const scheme = secured.some(pattern => fits(each, pattern))
          ? 'https'
          : 'http';
        return `${scheme}://${each}${toPlainPath(path)}`;
      }),
    );
  });
}

/** Which listener a route hangs on is not looked up: a public one speaks TLS. */
function toUrlsOfRoute(object: LiveObject): string[] {
  const { data } = httpRouteSchema.safeParse(object);
  if (!data) return [];
  const paths = (data.spec.rules ?? []).flatMap(({ matches }) =>
    (matches ?? []).flatMap(({ path }) =>
      path && path.type !== 'RegularExpression' ? path.value ?? [] : [],
    ),
  );
  return (data.spec.hostnames ?? [])
    .filter(isWhole)
    .flatMap(host =>
      (paths.length ? paths : ['/']).map(path => `https://${host}${path}`),
    );
}

function toUrlsOfGateway(object: LiveObject): string[] {
  const { data } = gatewaySchema.safeParse(object);
  return (data?.spec.listeners ?? []).flatMap(({ hostname, protocol }) => {
    if (!hostname || !isWhole(hostname)) return [];
    if (protocol === 'HTTPS') return `https://${hostname}/`;
    return protocol === 'HTTP' ? `http://${hostname}/` : [];
  });
}

function toUrlsOfService(object: LiveObject): string[] {
  const { data } = serviceSchema.safeParse(object);
  if (data?.spec.type !== 'LoadBalancer') return [];
  return selectPoints(data.status).flatMap(host =>
    (data.spec.ports ?? []).flatMap(({ name = '', port, appProtocol = '' }) => {
      const isHttps = port === 443 || /^https/i.test(appProtocol || name);
      const isHttp =
        port === 80 || HTTP.test(name) || /^http/i.test(appProtocol);
      if (isHttps) return `https://${host}${port === 443 ? '' : `:${port}`}/`;
      return isHttp ? `http://${host}${port === 80 ? '' : `:${port}`}/` : [];
    }),
  );
}

function selectPoints(
  status: ReturnType<typeof ingressSchema.parse>['status'],
): string[] {
  return (status?.loadBalancer?.ingress ?? []).flatMap(
    ({ hostname, ip }) =>
      hostname ?? (ip?.includes(':') ? `[${ip}]` : ip) ?? [],
  );
}

/** `/api(/|$)(.*)` of an nginx rewrite is no path for a browser: what stands before it is. */
function toPlainPath(path: string | undefined): string {
  const plain = (path ?? '/').replace(/[^\w/.~%-].*$/, '');
  return plain.startsWith('/') ? plain : '/';
}

function isWhole(host: string): boolean {
  return !host.includes('*');
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? host.slice(host.indexOf('.')) === pattern.slice(1)
    : host === pattern;
}
