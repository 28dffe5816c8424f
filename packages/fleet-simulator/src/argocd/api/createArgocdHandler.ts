import { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { readBody } from '../../server/readBody';
import { ApiAnswer, notFound, unauthenticated } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import {
  getApplication,
  getRevisionMetadata,
  listApplications,
  syncApplication,
  terminateOperation,
} from './applicationRoutes';
import {
  getApplicationSet,
  getApplicationSetTree,
  listApplicationSetEvents,
  listApplicationSets,
} from './applicationSetRoutes';
import { getResource } from './getResource';
import {
  getCluster,
  getSettings,
  getUserInfo,
  getVersion,
  listClusters,
  listProjects,
  login,
} from './hubRoutes';
import { streamApplicationSets } from './streamApplicationSets';
import { streamApplications } from './streamApplications';

type Route = {
  method: string;
  path: string;
  answer: (
    request: ApiRequest,
    context: ApiContext,
  ) => ApiAnswer | Promise<ApiAnswer>;
  /** Answers without a token too. */
  open?: boolean;
};

const routes: Route[] = [
  { method: 'GET', path: '/api/version', answer: getVersion, open: true },
  { method: 'POST', path: '/api/v1/session', answer: login, open: true },
  {
    method: 'GET',
    path: '/api/v1/session/userinfo',
    answer: getUserInfo,
    open: true,
  },
  {
    method: 'GET',
    path: '/api/v1/settings',
    answer: getSettings,
    open: true,
  },
  {
    method: 'GET',
    path: '/api/v1/applications',
    answer: listApplications,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name',
    answer: getApplication,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/revisions/:revision/metadata',
    answer: getRevisionMetadata,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/resource',
    answer: getResource,
  },
  {
    method: 'POST',
    path: '/api/v1/applications/:name/sync',
    answer: syncApplication,
  },
  {
    method: 'DELETE',
    path: '/api/v1/applications/:name/operation',
    answer: terminateOperation,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets',
    answer: listApplicationSets,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name',
    answer: getApplicationSet,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name/resource-tree',
    answer: getApplicationSetTree,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name/events',
    answer: listApplicationSetEvents,
  },
  { method: 'GET', path: '/api/v1/clusters', answer: listClusters },
  { method: 'GET', path: '/api/v1/clusters/:id', answer: getCluster },
  { method: 'GET', path: '/api/v1/projects', answer: listProjects },
];

const streams: Record<string, typeof streamApplications> = {
  '/api/v1/stream/applications': streamApplications,
  '/api/v1/stream/applicationsets': streamApplicationSets,
};

/**
 * The REST and stream API of Argo CD 3.5 over a hub.
 *
 * @returns a handler for requests whose `url` starts at the API server's root, `/api/…`
 */
export function createArgocdHandler(context: ApiContext) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', 'http://fleet');
    const username = context.sessions.authenticate(headers);
    // Compared whole: a charset makes it another type.
    if (method !== 'GET' && headers['content-type'] !== 'application/json') {
      send(request, response, { status: 415, text: 'Invalid content type\n' });
      return;
    }
    const stream = method === 'GET' ? streams[url.pathname] : undefined;
    if (stream) {
      const allowed = username !== undefined;
      const { searchParams: query } = url;
      stream(request, response, { context, query, allowed });
      return;
    }
    const found = findRoute(method, url.pathname);
    if (!found) {
      send(request, response, notFound);
      return;
    }
    if (!found.route.open && username === undefined) {
      send(request, response, unauthenticated);
      return;
    }
    const body = parseBody(await readBody(request));
    const { searchParams: query } = url;
    const { parameters } = found;
    const asked = { method, parameters, query, body, username };
    send(request, response, await found.route.answer(asked, context));
  };
}

function findRoute(method: string, path: string) {
  const parts = path.split('/');
  for (const route of routes) {
    const pattern = route.path.split('/');
    if (route.method !== method || pattern.length !== parts.length) continue;
    const parameters: Record<string, string> = {};
    const fits = pattern.every((part, index) => {
      if (!part.startsWith(':')) return part === parts[index];
      // A colon has a meaning of its own in the gateway's paths.
      if (!parts[index] || parts[index].includes(':')) return false;
      parameters[part.slice(1)] = decode(parts[index]);
      return true;
    });
    if (fits) return { route, parameters };
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ApiAnswer,
) {
  if ('text' in answer) {
    response.writeHead(answer.status, {
      'content-type': 'text/plain; charset=utf-8',
    });
    response.end(answer.text);
    return;
  }
  const json = Buffer.from(JSON.stringify(answer.json));
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...(answer.status === 200
      ? { 'grpc-metadata-content-type': 'application/grpc' }
      : {}),
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(gzip ? gzipSync(json) : json);
}
