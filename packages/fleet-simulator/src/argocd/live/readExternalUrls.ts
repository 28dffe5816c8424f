import { isJsonObject, Json, JsonObject } from '../../Json';

/** One path of an Ingress. */
export type IngressRule = { host: string; path: string; service: string };

/** The paths of an Ingress, with the Services behind them. */
export function readRules({ spec }: JsonObject): IngressRule[] {
  const rules = isJsonObject(spec) ? spec.rules : undefined;
  return toObjects(rules).flatMap(rule => {
    const http = isJsonObject(rule.http) ? rule.http : {};
    return toObjects(http.paths).map(({ path, backend }) => {
      const target = isJsonObject(backend) ? backend.service : undefined;
      return {
        host: String(rule.host ?? ''),
        path: String(path ?? '/'),
        service: isJsonObject(target) ? String(target.name) : '',
      };
    });
  });
}

/** Where an Ingress can be opened, sorted: https for hosts it has a certificate for. */
export function readExternalUrls(manifest: JsonObject): string[] {
  const { spec } = manifest;
  const secured = new Set(
    toObjects(isJsonObject(spec) ? spec.tls : undefined).flatMap(({ hosts }) =>
      Array.isArray(hosts) ? hosts.map(String) : [],
    ),
  );
  const urls = readRules(manifest)
    .filter(({ host }) => host)
    .map(({ host, path }) => {
      const scheme = secured.has(host) ? 'https' : 'http';
      return `${scheme}://${host}${path.replace(/\*$/, '')}`;
    });
  return [...new Set(urls)].sort();
}

function toObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
