import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Request, RequestHandler, Response } from 'express';
import { RawReadError } from '../service/RawReadError';
import { RawReads } from '../service/RawReads';
import { createLeavingSignal } from './createLeavingSignal';
import { parseRawPath } from './parseRawPath';

const LONGEST_AUDITED = 500;

/**
 * Answers reads of an engine's own API, each with an entry in the audit log. Nothing of the request but
 * its path and query goes on: no header, no body.
 *
 * @param type - the type of the engines it reads
 */
export function createProxyHandler(
  type: string,
  options: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    rawReads: RawReads;
  },
): RequestHandler {
  const { httpAuth, auditor, rawReads } = options;
  return async (request, response) => {
    response.setHeader('cache-control', 'private, no-store');
    const credentials = await httpAuth.credentials(request);
    const event = await auditor.createEvent({
      eventId: 'engine-raw-read',
      severityLevel: 'medium',
      request,
      meta: {
        engineType: type,
        engine: String(request.params.engine).slice(0, LONGEST_AUDITED),
        method: request.method,
        path: request.originalUrl.slice(0, LONGEST_AUDITED),
      },
    });
    try {
      expectRead(request, response);
      const prefix = `${request.baseUrl}/v1/proxy/${type}/`;
      const { engine, path, query } = parseRawPath(request.originalUrl, prefix);
      const body = await rawReads.read(
        { type, name: engine },
        { path, query },
        { credentials, signal: createLeavingSignal(response) },
      );
      // Before the answer: nothing is read without an entry.
      await event.success();
      response.setHeader('x-content-type-options', 'nosniff');
      response.type('application/json').send(body);
    } catch (thrown) {
      const error = toError(thrown);
      await event.fail({ error });
      throw error;
    }
  };
}

function expectRead({ method }: Request, response: Response): void {
  if (method === 'GET' || method === 'HEAD') return;
  response.setHeader('allow', 'GET, HEAD');
  throw new RawReadError('Engines are only read: GET and HEAD are allowed', {
    statusCode: 405,
  });
}
