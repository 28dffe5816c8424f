import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { LoopbackObject } from './LoopbackObject';
import {
  isAsked,
  LoopbackQuestion as Question,
  toAnswer,
} from './LoopbackQuestion';
import { sendJson, sendNotFound, sendStatus } from './sendAnswer';

type Change = {
  version: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  path: string;
  object: LoopbackObject;
};
/**
 * A small Kubernetes API on 127.0.0.1: discovery, list, watch with history, and the faults that a
 * reader must bear.
 */
export class LoopbackKubernetes {
  token = 'a-secret-token';
  /** What happened, newest last: `GET <path and query>`. */
  readonly requests: string[] = [];
  /** Refuse the token, as a cluster does after it was rotated. */
  isTokenRefused = false;
  /** Refuse what is not inside one of these namespaces. */
  allowedNamespaces: string[] | undefined;
  /** Take requests and never answer them; open watches fall silent. */
  isHanging = false;
  /** Streams stay open, and nobody is told what happens. */
  isLosingEvents = false;
  /** Answers in the place of the API, where it returns something. */
  answer:
    | ((
        url: URL,
      ) =>
        | { status?: number; headers?: Record<string, string>; body?: string }
        | undefined)
    | undefined;
  /** Refuse these API groups. */
  forbiddenGroups: string[] = [];
  readonly #served: Record<string, string[]>;
  readonly #objects = new Map<string, Map<string, LoopbackObject>>();
  readonly #history: Change[] = [];
  readonly #watches = new Map<ServerResponse, Question>();
  #version = 100;
  #oldest = 0;
  readonly #server = createServer((request, response) =>
    this.#handle(request, response),
  );

  /** @param served - plurals by `<group>/<version>` */
  constructor(served: Record<string, string[]>) {
    this.#served = served;
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get watchCount(): number {
    return this.#watches.size;
  }

  serve(groupVersion: string, plurals: string[]): void {
    this.#served[groupVersion] = plurals;
  }

  /** Creates or replaces. @param path - `<group>/<version>/<plural>` */
  put(path: string, object: LoopbackObject): void {
    const objects = this.#objects.get(path) ?? new Map();
    this.#objects.set(path, objects);
    const key = toKey(object);
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    const stored = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${this.#version}` },
    };
    objects.set(key, stored);
    this.#tell({ version: this.#version, type, path, object: stored });
  }

  delete(path: string, object: { namespace: string; name: string }): void {
    const key = toKey({ metadata: object });
    const stored = this.#objects.get(path)?.get(key);
    if (!stored) throw new Error(`no ${key} in ${path}`);
    this.#objects.get(path)?.delete(key);
    this.#version += 1;
    this.#tell({
      version: this.#version,
      type: 'DELETED',
      path,
      object: {
        ...stored,
        metadata: { ...stored.metadata, resourceVersion: `${this.#version}` },
      },
    });
  }

  /** Comes back with the state it had once: fewer objects, and versions that were there before. */
  rewind(path: string, objects: LoopbackObject[]): void {
    this.#version = 50;
    this.#history.splice(0);
    this.#objects.set(
      path,
      new Map(
        objects.map(object => [
          toKey(object),
          {
            ...object,
            metadata: { ...object.metadata, resourceVersion: '49' },
          },
        ]),
      ),
    );
  }

  /** Sends these bytes to every open watch of a path, and ends it. */
  endWith(path: string, text: string): void {
    for (const [response, question] of this.#watches) {
      if (question.path !== path) continue;
      response.end(text);
      this.#watches.delete(response);
    }
  }

  /** Forgets all history: every watch from before now is 410. */
  compact(): void {
    this.#oldest = this.#version + 1;
    this.#version += 1;
  }

  /** Cuts all open watches as a dying connection does, or ends them as agreed. */
  endWatches(how: 'cut' | 'end'): void {
    for (const response of this.#watches.keys()) {
      if (how === 'cut') response.destroy();
      else response.end();
    }
    this.#watches.clear();
  }

  /** No more answers: connections are refused. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise(resolve => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (
      this.isTokenRefused ||
      request.headers.authorization !== `Bearer ${this.token}`
    ) {
      sendStatus(response, 401, 'Unauthorized');
      return;
    }
    if (this.isHanging) return;
    const answer = this.answer?.(url);
    if (answer) {
      response.writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        ...answer.headers,
      });
      response.end(answer.body ?? '{}');
      return;
    }
    if (url.pathname === '/version') {
      sendJson(response, { gitVersion: 'v1.36.1' });
      return;
    }
    const [, root, ...segments] = url.pathname
      .split('/')
      .map(decodeURIComponent);
    const [group, version, ...rest] =
      root === 'api' ? ['', ...segments] : segments;
    const plural = rest.length === 3 ? rest[2] : rest[0];
    const namespace = rest.length === 3 ? rest[1] : undefined;
    if (!plural) {
      this.#discover(response, group, version);
      return;
    }
    if (!this.#served[`${group}/${version}`]?.includes(plural)) {
      sendNotFound(response);
      return;
    }
    if (
      this.forbiddenGroups.includes(group) ||
      (this.allowedNamespaces &&
        !this.allowedNamespaces.includes(namespace ?? ''))
    ) {
      sendStatus(response, 403, 'Forbidden');
      return;
    }
    const question: Question = {
      path: `${group}/${version}/${plural}`,
      namespace,
      query: url.searchParams,
      metadataOnly: Boolean(request.headers.accept?.includes('PartialObject')),
    };
    if (url.searchParams.has('watch')) this.#watch(response, question);
    else this.#list(response, question);
  }

  #discover(
    response: ServerResponse,
    group: string,
    version: string | undefined,
  ): void {
    const served = Object.keys(this.#served).filter(key =>
      key.startsWith(`${group}/`),
    );
    if (served.length === 0 || version) {
      sendNotFound(response);
      return;
    }
    sendJson(response, {
      kind: 'APIGroup',
      versions: served.map(key => ({ version: key.split('/')[1] })),
    });
  }

  #list(response: ServerResponse, question: Question): void {
    const all = [...(this.#objects.get(question.path)?.values() ?? [])];
    sendJson(response, {
      metadata: { resourceVersion: `${this.#version}` },
      items: all
        .filter(object => isAsked(object, question))
        .map(object => toAnswer(object, question)),
    });
  }

  #watch(response: ServerResponse, question: Question): void {
    const from = Number(question.query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (from < this.#oldest) {
      response.end(
        `${JSON.stringify({ type: 'ERROR', object: { code: 410 } })}\n`,
      );
      return;
    }
    this.#watches.set(response, question);
    response.on('close', () => this.#watches.delete(response));
    this.#history
      .filter(({ version }) => version > from)
      .forEach(change => sendChange(response, question, change));
  }

  #tell(change: Change): void {
    this.#history.push(change);
    if (this.isLosingEvents) return;
    for (const [response, question] of this.#watches) {
      sendChange(response, question, change);
    }
  }
}

function toKey({
  metadata,
}: {
  metadata: { namespace: string; name: string };
}): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function sendChange(
  response: ServerResponse,
  question: Question,
  { type, path, object }: Change,
): void {
  if (path !== question.path || !isAsked(object, question)) return;
  response.write(
    `${JSON.stringify({ type, object: toAnswer(object, question) })}\n`,
  );
}
