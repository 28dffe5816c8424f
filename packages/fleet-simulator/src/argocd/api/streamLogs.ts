import { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod/v3';
import { LOG_PAUSE_MS, LogLine } from '../../workloads/toLogLines';
import { ApiAnswer } from './ApiAnswer';
import { findLoggedPods } from './findLoggedPods';
import { LoggedPod, LogQuery, parseLogQuery, selectLines } from './selectLogs';
import { StreamHandler } from './StreamHandler';
import { withApplication } from './withApplication';

type Entry = {
  content: string;
  timeStamp: string | null;
  last: boolean;
  timeStampStr: string;
  podName: string;
};

const errorSchema = z.object({ code: z.number(), message: z.string() });

const answered: ApiAnswer = { status: 200, json: {} };

const STATUS_TEXTS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};

/**
 * `GET /api/v1/applications/{name}/logs`: what pods wrote, several of them mixed by time, and what they go on writing
 * while it is followed. The last entry has `last: true`; without any pod there is not even that.
 */
export const streamLogs: StreamHandler = (request, response, options) => {
  const { context, query, parameters, allowed } = options;
  const { hub } = context;
  const send = createSender(request, response, {
    follows: query.get('follow') === 'true',
  });
  if (!allowed) {
    send.fail(401, { grpcCode: 16, message: 'no session information' });
    return;
  }
  const answer = withApplication(
    { query, parameters },
    hub,
    (application): ApiAnswer => {
      const asked = parseLogQuery(query, hub.clock.now());
      const find = () => findLoggedPods(application, query, { hub });
      const pods = find();
      const unreachable = hub.findUnreachable(application);
      if (!pods.length) send.end();
      else if (unreachable) {
        send.fail(500, {
          grpcCode: 2,
          message: unreachable.explain({ group: '', version: 'v1' }),
        });
      } else {
        const now = hub.clock.now();
        tellAll(pods, asked, { now, send: send.entry });
        if (asked.follow && !asked.previous) {
          follow({ response, options, find, asked, send, from: now });
        } else {
          send.entry(toLast(now));
          send.end();
        }
      }
      return answered;
    },
  );
  if (answer === answered) return;
  const error =
    'json' in answer ? errorSchema.safeParse(answer.json) : undefined;
  send.fail(answer.status, {
    grpcCode: error?.data?.code ?? 5,
    message: error?.data?.message ?? 'Not Found',
  });
};

/** `GET /api/v1/applications/{name}/pods/{podName}/logs` */
export const streamPodLogs: StreamHandler = (request, response, options) => {
  const query = new URLSearchParams(options.query);
  query.set('podName', options.parameters.podName);
  streamLogs(request, response, { ...options, query });
};

function tellAll(
  pods: LoggedPod[],
  query: LogQuery,
  { now, send }: { now: Date; send: (entry: Entry) => void },
) {
  const problems: Entry[] = [];
  const lines: { line: LogLine; podName: string }[] = [];
  for (const each of pods) {
    const selected = selectLines(each, query, now);
    if ('problem' in selected) problems.push(toProblem(selected.problem));
    else {
      const podName = each.pod.name;
      lines.push(...selected.lines.map(line => ({ line, podName })));
    }
  }
  problems.forEach(send);
  lines
    .sort((first, second) => first.line.at.getTime() - second.line.at.getTime())
    .forEach(({ line, podName }) => send(toEntry(line, podName)));
}

function follow(parts: {
  response: ServerResponse;
  options: Parameters<StreamHandler>[2];
  find: () => LoggedPod[];
  asked: LogQuery;
  send: ReturnType<typeof createSender>;
  from: Date;
}) {
  const { response, options, find, asked, send } = parts;
  const { clock } = options.context.hub;
  let { from } = parts;
  let cancel = () => {};
  const next = () => {
    const now = clock.now();
    const since = from.getTime() + 1;
    from = now;
    const pods = find().filter(({ pod }) => pod.phase === 'Running');
    const query = { ...asked, tailLines: undefined, since };
    tellAll(pods, query, { now, send: send.entry });
    if (!find().length) {
      send.entry(toLast(now));
      send.end();
      return;
    }
    cancel = clock.after(LOG_PAUSE_MS, next);
  };
  cancel = clock.after(LOG_PAUSE_MS, next);
  response.on('close', () => cancel());
}

function toEntry({ at, text }: LogLine, podName: string): Entry {
  const timeStampStr = at.toISOString().replace(/\.000Z$/, 'Z');
  return {
    content: text,
    timeStamp: timeStampStr.replace(/\.\d+Z$/, 'Z'),
    last: false,
    timeStampStr,
    podName,
  };
}

function toProblem(content: string): Entry {
  return {
    content,
    timeStamp: null,
    last: false,
    timeStampStr: '0001-01-01T00:00:00Z',
    podName: '',
  };
}

function toLast(now: Date): Entry {
  return { ...toEntry({ at: now, text: '' }, ''), last: true };
}

function createSender(
  request: IncomingMessage,
  response: ServerResponse,
  { follows }: { follows: boolean },
) {
  const isSse = request.headers.accept === 'text/event-stream';
  const begin = (status: number, hasEntry: boolean) => {
    if (response.headersSent) return;
    response.writeHead(status, {
      'content-type': isSse ? 'text/event-stream' : 'application/json',
      ...(status === 200 && hasEntry && !follows
        ? { 'grpc-metadata-content-type': 'application/grpc' }
        : {}),
    });
  };
  const write = (value: object, end: string) => {
    const json = JSON.stringify(value);
    response.write(isSse ? `data: ${json} \n\n${end}` : `${json}\n`);
  };
  return {
    entry: (entry: Entry) => {
      begin(200, true);
      write({ result: entry }, '\n');
    },
    fail: (status: number, error: { grpcCode: number; message: string }) => {
      begin(status, false);
      write(
        {
          error: {
            grpc_code: error.grpcCode,
            http_code: status,
            message: error.message,
            http_status: STATUS_TEXTS[status] ?? 'Internal Server Error',
          },
        },
        '',
      );
      response.end();
    },
    end: () => {
      begin(200, false);
      response.end();
    },
  };
}
