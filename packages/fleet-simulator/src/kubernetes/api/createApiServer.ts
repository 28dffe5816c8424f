import { IncomingMessage, ServerResponse } from 'node:http';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { listServedKinds, ServedKinds } from '../objects/resourceKinds';
import { ObjectStore } from '../objects/ObjectStore';
import { ApiTarget } from './ApiTarget';
import { applyObject } from './applyObject';
import { ApiUsers, authenticate } from './authenticate';
import { createAccessReview } from './createAccessReview';
import { createDiscovery } from './createDiscovery';
import { createValidityCheck, ObjectCheck } from './createValidityCheck';
import { listObjects } from './listObjects';
import { parseApiPath } from './parseApiPath';
import { parsePatchType } from './parsePatchType';
import { patchObject } from './patchObject';
import { parseRepresentation } from './Representation';
import { serverVersion } from './serverVersion';
import { createNotFound, StatusError } from './StatusError';
import { streamPodLog } from './streamPodLog';
import { watchObjects } from './watchObjects';

/** Enough for any patch of these objects. */
const longestBody = 3 * 1024 * 1024;

const aggregatedType =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** The API server of one cluster. */
export interface ApiServer {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends all open watches and followed logs. */
  stop(): void;
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
};

/** Serves the objects of a store over HTTP, as kube-apiserver does. */
export function createApiServer(context: {
  store: ObjectStore;
  clock: SimulatedClock;
  users: ApiUsers;
  findInvalidField: ObjectCheck;
  /** What is installed beside what all clusters have. */
  installed?: ServedKinds;
}): ApiServer {
  const { store, clock, users, findInvalidField, installed } = context;
  const served = listServedKinds(installed);
  const streams = new Set<() => void>();

  const keep = (end: () => void, response: ServerResponse) => {
    streams.add(end);
    response.on('close', () => streams.delete(end));
  };

  const handleResource = async (
    target: Extract<ApiTarget, { type: 'resource' }>,
    exchange: Exchange & { verb: string },
  ) => {
    const { request, response, query, verb } = exchange;
    const { kind, namespace, name } = target;
    if (target.subresource) {
      if (verb !== 'get') throw createMethodNotAllowed();
      const log = { namespace: namespace ?? '', name: name ?? '' };
      keep(
        streamPodLog({ store, clock }, { ...log, query, response }),
        response,
      );
      return;
    }
    if (verb === 'patch' && name) {
      const type = parsePatchType(request.headers['content-type']);
      const body = await readBody(request);
      const representation = parseRepresentation(request.headers.accept);
      const change = {
        kind,
        key: { namespace, name },
        body,
        query,
        userAgent: request.headers['user-agent'],
        now: clock.now(),
        checkValid: createValidityCheck(kind, findInvalidField),
      };
      if (type === 'merge') {
        const patched = patchObject(store, change);
        sendJson(response, 200, representation.toItem(patched));
      } else {
        const { created, object } = applyObject(store, change);
        sendJson(response, created ? 201 : 200, representation.toItem(object));
      }
      return;
    }
    const representation = parseRepresentation(request.headers.accept);
    if (verb === 'get' && name) {
      const object = store.get(kind, { namespace, name });
      if (!object) throw createNotFound(kind, name);
      sendJson(response, 200, representation.toItem(object));
    } else if (verb === 'watch') {
      const fieldSelector = name && `metadata.name=${name}`;
      if (fieldSelector) query.set('fieldSelector', fieldSelector);
      const end = watchObjects(
        { store, clock },
        { kind, namespace, query, representation, response },
      );
      keep(end, response);
    } else if (verb === 'list') {
      const options = { kind, namespace, query, representation };
      sendJson(response, 200, listObjects(store, options));
    } else {
      throw createMethodNotAllowed();
    }
  };

  const respond = async (exchange: Exchange & { path: string }) => {
    const { request, response, path, query } = exchange;
    const target = parseApiPath(path, served);
    const verb = toVerb(request.method ?? 'GET', { target, query });
    const { authorization, accept = '' } = request.headers;
    const user = authenticate(users, { authorization, verb, path, target });
    if (target?.type === 'review') {
      if (verb !== 'post') throw createMethodNotAllowed();
      const body = await readBody(request);
      const review = createAccessReview(target.review, { user, body });
      sendJson(response, 201, review);
      return;
    }
    if (target?.type === 'resource') {
      await handleResource(target, { ...exchange, verb });
      return;
    }
    if (target?.type === 'version') {
      sendJson(response, 200, serverVersion);
      return;
    }
    if (target?.type === 'discovery') {
      const aggregated = accept.includes('as=APIGroupDiscoveryList');
      const document = createDiscovery(target.path, {
        aggregated,
        served,
      });
      if (document) {
        if (document.kind === 'APIGroupDiscoveryList')
          sendJson(response, 200, document, {
            'cache-control': 'public',
            'content-type': aggregatedType,
          });
        else sendJson(response, 200, document);
        return;
      }
    }
    const isText = target?.type === 'text';
    sendText(
      response,
      isText ? 200 : 404,
      isText ? target.text : '404 page not found\n',
    );
  };

  return {
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://api');
      const exchange = { request, response, query: url.searchParams };
      const path = url.pathname.replace(/(.)\/+$/, '$1');
      respond({ ...exchange, path }).catch((error: unknown) => {
        const status =
          error instanceof StatusError
            ? error
            : new StatusError(500, 'InternalError', String(error));
        if (response.headersSent) response.end();
        else sendJson(response, status.code, status.toStatus());
      });
    },
    stop() {
      [...streams].forEach(end => end());
      streams.clear();
    },
  };
}

function createMethodNotAllowed() {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

function toVerb(
  method: string,
  options: { target: ApiTarget | undefined; query: URLSearchParams },
): string {
  const { target, query } = options;
  const isWatch = ['true', '1'].includes(query.get('watch') ?? '');
  if (method !== 'GET' && method !== 'HEAD') return method.toLowerCase();
  if (target?.type !== 'resource' || target.subresource) return 'get';
  if (isWatch) return 'watch';
  return target.name ? 'get' : 'list';
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response
    .writeHead(status, {
      'cache-control': 'no-cache, private',
      'content-type': 'application/json',
      ...headers,
    })
    .end(`${JSON.stringify(body)}\n`);
}

function sendText(response: ServerResponse, status: number, text: string) {
  response
    .writeHead(status, {
      'cache-control': 'no-cache, private',
      'content-type': 'text/plain; charset=utf-8',
    })
    .end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longestBody)
      throw new StatusError(
        413,
        'RequestEntityTooLarge',
        `limit is ${longestBody}`,
      );
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
