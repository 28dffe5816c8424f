import { ServerResponse } from 'node:http';

/** 200 with JSON. */
export function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** A refusal as Kubernetes words it. */
export function sendStatus(
  response: ServerResponse,
  code: number,
  reason: string,
): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', code, reason }));
}

/** What an API server says of a path it does not have. */
export function sendNotFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('404 page not found\n');
}
