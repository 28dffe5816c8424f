import { IncomingMessage, ServerResponse } from 'node:http';
import { CurrentFaults } from '../scenario/FaultDirector';
import {
  parseFleetOperation,
  ParsedOperation,
} from '../scenario/FleetOperation';
import { FleetAddresses } from './FleetAddresses';
import { readBody } from './readBody';

/**
 * `GET /control` describes the fleet, with what is wrong now with every target and where each answers;
 * `POST /control` takes one operation. Answers `{answer}`, or 400 with `{error}`: a sentence.
 */
export function createControlHandler(options: {
  run: (operation: ParsedOperation) => Promise<string>;
  faults: () => CurrentFaults;
  requestCounts: () => Record<string, number>;
  addresses: () => FleetAddresses;
}) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      const answer = await options.run({ op: 'status' });
      send(response, 200, {
        answer,
        faults: options.faults(),
        requests: options.requestCounts(),
        addresses: options.addresses(),
      });
      return;
    }
    if (request.method !== 'POST') {
      send(response, 405, { error: 'Use GET or POST.' });
      return;
    }
    try {
      const operation = parseOperation(await readBody(request));
      send(response, 200, { answer: await options.run(operation) });
    } catch (error) {
      send(response, 400, { error: (error as Error).message });
    }
  };
}

function parseOperation(text: string): ParsedOperation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The operation is not JSON.');
  }
  return parseFleetOperation(value);
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
