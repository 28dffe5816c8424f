import { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { readBody } from '../../server/readBody';
import { ApiAnswer, notFound, unauthenticated } from './ApiAnswer';
import { ApiContext } from './ApiContext';
import { routes, streams } from './routes';

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
    const stream = findRoute(streams, method, url.pathname);
    if (stream) {
      const { route, parameters } = stream;
      const allowed = username !== undefined;
      const { searchParams: query } = url;
      route.answer(request, response, { context, query, parameters, allowed });
      return;
    }
    const found = findRoute(routes, method, url.pathname);
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

function findRoute<T extends { method: string; path: string }>(
  among: T[],
  method: string,
  path: string,
) {
  const parts = path.split('/');
  for (const route of among) {
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
