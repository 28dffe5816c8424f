import { IncomingMessage, ServerResponse } from 'node:http';

/** A bug in a handler ends that request, not the fleet. */
export function guardHandler(
  handler: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>,
) {
  return (request: IncomingMessage, response: ServerResponse) => {
    handler(request, response).catch((error: Error) => {
      if (!response.headersSent) {
        response.writeHead(500, { 'content-type': 'text/plain' });
      }
      response.end(`${error.message}\n`);
    });
  };
}
