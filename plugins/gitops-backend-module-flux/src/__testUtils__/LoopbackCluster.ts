import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { matchesSelectors } from './matchesSelectors';
import { mergePatch } from './mergePatch';
import { sendJson, sendNotFound, sendStatus } from './sendAnswer';

/** An object of the loopback cluster, whole. */
export type ClusterObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
};

/** A patch as it came. */
export type TakenPatch = {
  path: string;
  body: unknown;
  manager: string | null;
};

type Kind = { groupVersion: string; plural: string; kind: string };
type Logs = (response: ServerResponse, query: URLSearchParams) => void;

/**
 * A cluster that is looked into on demand: single objects, lists, merge patches and logs over real HTTP,
 * with the faults that each kind can have.
 */
export class LoopbackCluster {
  /** `GET <path and query>`, newest last. */
  readonly requests: string[] = [];
  readonly patches: TakenPatch[] = [];
  /** Objects as they were created. */
  readonly creations: { path: string; body: ClusterObject }[] = [];
  /** What our account asked whether it may. */
  readonly reviews: unknown[] = [];
  /** Plurals of which every request is refused, and of which it is never answered. */
  readonly forbidden = new Set<string>();
  readonly hanging = new Set<string>();
  /** Refuses to write. */
  isReadOnly = false;
  isTokenRefused = false;
  /** Creations whose connection breaks: before they are taken, or before that is answered. */
  breaksCreations?: 'before' | 'after';
  /** Called with each object that was patched: the controller at work. */
  onPatch: (object: ClusterObject, cluster: LoopbackCluster) => void = () => {};
  /** The same for each that was created. */
  onCreate: (object: ClusterObject, cluster: LoopbackCluster) => void =
    () => {};
  readonly #kinds: Kind[] = [];
  readonly #objects = new Map<string, ClusterObject>();
  readonly #logs = new Map<string, Logs>();
  readonly #server = createServer((request, response) => {
    this.#handle(request, response);
  });

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Serves a kind, whether there are objects of it or not. */
  serve(groupVersion: string, kinds: Record<string, string>): void {
    for (const [kind, plural] of Object.entries(kinds)) {
      this.#kinds.push({ groupVersion, plural, kind });
    }
  }

  put(...objects: ClusterObject[]): void {
    objects.forEach(object => this.#objects.set(toKey(object), object));
  }

  get(kind: string, namespace: string, name: string): ClusterObject {
    const found = this.#objects.get(`${kind}/${namespace}/${name}`);
    if (!found) throw new Error(`no ${kind} ${namespace}/${name}`);
    return found;
  }

  remove(kind: string, namespace: string, name: string): void {
    this.#objects.delete(`${kind}/${namespace}/${name}`);
  }

  /** @param container - `<namespace>/<pod>/<container>` */
  setLogs(container: string, logs: Logs | string[]): void {
    this.#logs.set(
      container,
      Array.isArray(logs)
        ? response => response.end(logs.map(line => `${line}\n`).join(''))
        : logs,
    );
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (this.isTokenRefused) {
      sendStatus(response, 401, 'Unauthorized');
      return;
    }
    const [, root, ...parts] = url.pathname.split('/').map(decodeURIComponent);
    const [groupVersion, rest] =
      root === 'api'
        ? [parts[0], parts.slice(1)]
        : [parts.slice(0, 2).join('/'), parts.slice(2)];
    const isNamespaced = rest[0] === 'namespaces' && rest.length > 2;
    const namespace = isNamespaced ? rest[1] : undefined;
    const [plural, name, subresource] = isNamespaced ? rest.slice(2) : rest;
    if (plural === 'selfsubjectaccessreviews') {
      this.#review(response, request);
      return;
    }
    if (!plural) {
      this.#discover(response, groupVersion);
      return;
    }
    if (this.hanging.has(plural)) return;
    const kind = this.#kinds.find(
      each => each.groupVersion === groupVersion && each.plural === plural,
    );
    if (!kind) sendNotFound(response);
    else if (
      this.forbidden.has(subresource ? `${plural}/${subresource}` : plural)
    )
      sendStatus(response, 403, 'Forbidden');
    else if (!name && request.method === 'POST')
      this.#create(response, { namespace, url, request });
    else if (!name) this.#list(response, { kind, namespace, url, request });
    else {
      const object = this.#objects.get(
        `${kind.kind}/${namespace ?? ''}/${name}`,
      );
      if (!object) sendStatus(response, 404, 'NotFound');
      else if (subresource === 'log') this.#log(response, { object, url });
      else if (request.method === 'PATCH')
        this.#patch(response, { object, url, request });
      else sendJson(response, toView(object, request));
    }
  }

  #review(response: ServerResponse, request: IncomingMessage): void {
    let text = '';
    request.on('data', chunk => {
      text += chunk;
    });
    request.on('end', () => {
      const { spec } = JSON.parse(text);
      this.reviews.push(spec.resourceAttributes);
      sendJson(response, { status: { allowed: !this.isReadOnly } });
    });
  }

  #discover(response: ServerResponse, groupVersion: string): void {
    const kinds = this.#kinds.filter(
      kind => kind.groupVersion === groupVersion,
    );
    if (kinds.length) {
      const resources = kinds.map(({ plural, kind }) => ({
        name: plural,
        kind,
        namespaced: !kind.startsWith('Cluster'),
      }));
      sendJson(response, { kind: 'APIResourceList', resources });
      return;
    }
    const versions = this.#kinds
      .filter(kind => kind.groupVersion.startsWith(`${groupVersion}/`))
      .map(kind => ({ version: kind.groupVersion.split('/')[1] }));
    if (versions.length) sendJson(response, { kind: 'APIGroup', versions });
    else sendNotFound(response);
  }

  #list(
    response: ServerResponse,
    asked: {
      kind: Kind;
      namespace?: string;
      url: URL;
      request: IncomingMessage;
    },
  ): void {
    const { kind, namespace, url, request } = asked;
    const items = [...this.#objects.values()]
      .filter(object => object.kind === kind.kind)
      .filter(({ metadata }) => !namespace || metadata.namespace === namespace)
      .filter(object => matchesSelectors(object, url.searchParams))
      .map(object => toView(object, request));
    sendJson(response, { metadata: { resourceVersion: '1' }, items });
  }

  #log(
    response: ServerResponse,
    { object, url }: { object: ClusterObject; url: URL },
  ): void {
    const { namespace, name } = object.metadata;
    const container = url.searchParams.get('container');
    const logs = this.#logs.get(`${namespace}/${name}/${container}`);
    if (!logs) {
      sendStatus(response, 400, 'BadRequest');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain' });
    logs(response, url.searchParams);
  }

  #create(
    response: ServerResponse,
    asked: { namespace?: string; url: URL; request: IncomingMessage },
  ): void {
    const { namespace, url, request } = asked;
    let text = '';
    request.on('data', chunk => {
      text += chunk;
    });
    request.on('end', () => {
      const body: ClusterObject = JSON.parse(text);
      this.creations.push({ path: url.pathname, body });
      const created = { ...body, metadata: { ...body.metadata, namespace } };
      if (this.breaksCreations === 'before') response.destroy();
      else if (this.isReadOnly) sendStatus(response, 403, 'Forbidden');
      else if (this.#objects.has(toKey(created)))
        sendStatus(response, 409, 'AlreadyExists');
      else {
        this.put(created);
        if (this.breaksCreations) response.destroy();
        else sendJson(response, created);
        this.onCreate(created, this);
      }
    });
  }

  #patch(
    response: ServerResponse,
    asked: { object: ClusterObject; url: URL; request: IncomingMessage },
  ): void {
    const { object, url, request } = asked;
    if (this.isReadOnly) {
      sendStatus(response, 403, 'Forbidden');
      return;
    }
    if (request.headers['content-type'] !== 'application/merge-patch+json') {
      sendStatus(response, 415, 'UnsupportedMediaType');
      return;
    }
    let text = '';
    request.on('data', chunk => {
      text += chunk;
    });
    request.on('end', () => {
      const body: unknown = JSON.parse(text);
      const manager = url.searchParams.get('fieldManager');
      this.patches.push({ path: url.pathname, body, manager });
      const patched = mergePatch(object, body) as ClusterObject;
      this.put(patched);
      sendJson(response, patched);
      this.onPatch(patched, this);
    });
  }
}

function toKey({ kind, metadata }: ClusterObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

function toView(object: ClusterObject, request: IncomingMessage): object {
  return request.headers.accept?.includes('PartialObject')
    ? {
        apiVersion: 'meta.k8s.io/v1',
        kind: 'PartialObjectMetadata',
        metadata: object.metadata,
      }
    : object;
}
