import { IncomingMessage, ServerResponse } from 'node:http';
import {
  FleetOperation,
  fleetOperationSchema,
} from '../scenario/FleetOperation';
import { readBody } from './readBody';

/**
 * `GET /control` describes the fleet; `POST /control` takes one operation. Answers `{answer}`, or 400 with
 * `{error}`: a sentence.
 */
export function createControlHandler(options: {
  run: (operation: FleetOperation) => string;
  requestCounts: () => Record<string, number>;
}) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      const answer = options.run({ op: 'status' });
      send(response, 200, { answer, requests: options.requestCounts() });
      return;
    }
    if (request.method !== 'POST') {
      send(response, 405, { error: 'Use GET or POST.' });
      return;
    }
    try {
      const operation = parseOperation(await readBody(request));
      send(response, 200, { answer: options.run(operation) });
    } catch (error) {
      send(response, 400, { error: (error as Error).message });
    }
  };
}

function parseOperation(text: string): FleetOperation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The operation is not JSON.');
  }
  const parsed = fleetOperationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `That operation is not understood: ${issue.path.join('.') || 'it'} ${
      issue.message
    }.`,
  );
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
