import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import { IRouter, Request, Response } from 'express';
import { z } from 'zod';
import { LiveCaller, LiveReads } from '../service/LiveReads';
import { createLeavingSignal } from './createLeavingSignal';
import { parseInsistence } from './parseInsistence';
import { parseLogQuery } from './parseLogQuery';
import { parseResourceRef } from '../parsing/parseResourceRef';
import { parseStrictly } from '../parsing/parseStrictly';
import { sendJsonLines } from './sendJsonLines';

const LONGEST_AUDITED = 500;

/** Adds the routes that ask the engine of a Deployment, live. */
export function addLiveRoutes(
  router: IRouter,
  options: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    live: LiveReads;
  },
): void {
  const { auditor, httpAuth, live } = options;

  /** @param answer - gets the id, the query without what every live read takes, and who asks */
  const add = (
    part: string,
    answer: (
      id: string,
      query: Record<string, unknown>,
      caller: LiveCaller,
    ) => Promise<unknown>,
  ) =>
    router.get(
      `/v1/deployments/:id/${part}`,
      async (request: Request, response: Response) => {
        const { insist, ...query } = request.query;
        const caller = {
          credentials: await httpAuth.credentials(request),
          signal: createLeavingSignal(response),
          insist: parseInsistence(insist),
        };
        try {
          const id = String(request.params.id);
          response.json(await answer(id, query, caller));
        } catch (error) {
          // Nobody is there any more to be told.
          if (!caller.signal.aborted) throw error;
        }
      },
    );
  const expectNone = (query: unknown) =>
    parseStrictly(z.strictObject({}), query, 'Query parameter');

  add('details', (id, query, caller) => {
    expectNone(query);
    return live.getDetails(id, caller);
  });
  add('resources', (id, query, caller) => {
    expectNone(query);
    return live.getResources(id, caller);
  });
  add('resources/live', (id, query, caller) =>
    live.getResource(id, parseResourceRef(query), caller),
  );
  add('resources/actions', (id, query, caller) =>
    live.getResourceActions(id, parseResourceRef(query), caller),
  );
  add('diff', (id, query, caller) => {
    expectNone(query);
    return live.getDiff(id, caller);
  });
  add('events', (id, query, caller) => {
    const isOfOne = Object.keys(query).length > 0;
    const resource = isOfOne ? parseResourceRef(query) : undefined;
    return live.getEvents(id, resource, caller);
  });

  router.get('/v1/deployments/:id/logs', async (request, response) => {
    const signal = createLeavingSignal(response);
    const credentials = await httpAuth.credentials(request);
    const { insist, ...rest } = request.query;
    const event = await auditor.createEvent({
      eventId: 'deployment-logs-read',
      severityLevel: 'low',
      request,
      meta: {
        deployment: request.params.id.slice(0, LONGEST_AUDITED),
        pod: String(rest.pod ?? '').slice(0, LONGEST_AUDITED),
      },
    });
    let lines: AsyncIterable<LogEvent>;
    try {
      lines = await live.openLogs(request.params.id, parseLogQuery(rest), {
        credentials,
        signal,
        insist: parseInsistence(insist),
      });
    } catch (error) {
      await event.fail({ error: toError(error) });
      if (signal.aborted) return;
      throw error;
    }
    await event.success();
    await sendJsonLines(response, lines, { signal });
  });
}
