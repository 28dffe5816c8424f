import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { BulkArgocd, LIST_LIMIT_BYTES } from './BulkArgocd';
import { streamBulkApplications } from './streamBulkApplications';

const compress = promisify(gzip);
const APPLICATION = /^\/api\/v1\/applications\/([^/]+)(\/.+)?$/;

type Answer = { status: number; body: string };

/**
 * What an observer of a fleet asks an Argo CD: stream, list, one Application, live resource, revision
 * metadata, clusters, projects, sets, user. Everything else is 404; there is one token.
 *
 * @param options - `isHanging`: while it is true nothing is answered any more
 */
export function createBulkHandler(options: {
  argocd: BulkArgocd;
  token: string;
  isHanging: () => boolean;
}) {
  const { argocd, token, isHanging } = options;
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (isHanging()) return;
    const url = new URL(request.url ?? '/', 'http://bulk');
    if (request.headers.authorization !== `Bearer ${token}`) {
      await send(request, response, failure(401, 16, 'no session information'));
      return;
    }
    if (url.pathname === '/api/v1/stream/applications') {
      const projects = url.searchParams.getAll('projects');
      const isSilent = isHanging;
      await streamBulkApplications(response, { argocd, projects, isSilent });
      return;
    }
    // No byte leaves before the first change of a set, and none changes.
    if (url.pathname === '/api/v1/stream/applicationsets') return;
    await send(request, response, answer(url, argocd));
  };
}

function answer(url: URL, argocd: BulkArgocd): Answer {
  const metadata = JSON.stringify({ resourceVersion: argocd.resourceVersion });
  switch (url.pathname) {
    case '/api/v1/applications':
      return listApplications(url.searchParams, argocd);
    case '/api/v1/clusters':
      return ok(JSON.stringify({ metadata: {}, items: listClusters(argocd) }));
    case '/api/v1/projects':
      return ok(`{"metadata":${metadata},"items":[]}`);
    case '/api/v1/applicationsets':
      return ok(
        `{"metadata":${metadata},"items":[${argocd.listSets().join()}]}`,
      );
    case '/api/v1/session/userinfo':
      return ok('{"loggedIn":true,"username":"backstage","iss":"argocd"}');
    default:
  }
  const [, name, rest] = APPLICATION.exec(url.pathname) ?? [];
  const index = name && argocd.find(decodeURIComponent(name));
  if (typeof index !== 'number') return failure(404, 5, 'Not Found');
  if (rest === undefined) return ok(argocd.render(index));
  if (rest === '/resource') {
    return ok(JSON.stringify({ manifest: '{"apiVersion":"v1"}' }));
  }
  if (/^\/revisions\/[0-9a-f]+\/metadata$/.test(rest)) {
    return ok(
      '{"author":"Lab User <lab@example.com>","date":"2026-11-23T01:05:41Z","message":"checkout-api: 1.5.0"}',
    );
  }
  return failure(404, 5, 'Not Found');
}

function listApplications(query: URLSearchParams, argocd: BulkArgocd): Answer {
  const listed = argocd.list({
    fields: query.get('fields'),
    projects: [...query.getAll('project'), ...query.getAll('projects')],
  });
  if (!listed) {
    return { status: 500, body: '{"error":"failed to marshal error message"}' };
  }
  const { items, wholeBytes } = listed;
  if (wholeBytes > LIST_LIMIT_BYTES) {
    return failure(
      429,
      8,
      `grpc: received message larger than max (${wholeBytes} vs. ${LIST_LIMIT_BYTES})`,
    );
  }
  const version = `{"resourceVersion":"${argocd.resourceVersion}"}`;
  const text = items.length > 0 ? `[${items.join(',')}]` : 'null';
  return ok(`{"items":${text},"metadata":${version}}`);
}

function listClusters({ clusters }: BulkArgocd) {
  return clusters.map(({ name, labels }) => ({
    server: `https://${name}.example.com`,
    name,
    labels,
    config: { tlsClientConfig: { insecure: false } },
    connectionState: { status: 'Successful', message: '' },
    serverVersion: 'v1.36.1',
    info: { connectionState: { status: 'Successful', message: '' } },
  }));
}

function ok(body: string): Answer {
  return { status: 200, body };
}

function failure(status: number, code: number, error: string): Answer {
  return { status, body: JSON.stringify({ error, code, message: error }) };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: Answer,
): Promise<void> {
  const isGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(isGzip && { 'content-encoding': 'gzip' }),
  });
  response.end(isGzip ? await compress(body) : body);
}
