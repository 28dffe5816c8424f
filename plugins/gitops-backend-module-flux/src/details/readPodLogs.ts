import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  EngineProblem,
  LogEvent,
  LogQuery,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { readPodLog } from '../client';
import { Pod, podSchema } from '../client/wire';
import { selectContainer, toLogLine, toSilence } from '../mapping';
import { ClusterReader, toNamedRefusal } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { mergeAsTheyCome, mergeByTime } from './mergeLogs';
import { makesPods } from './readDependents';
import { readTree } from './readTree';

const MOST_PODS = 20;
const DEFAULT_TAIL = 500;
const MOST_TAIL = 10_000;

/** A Pod whose lines are read. */
type LoggedPod = { namespace: string; name: string; pod: Pod };

/** Ends the streams of all Pods with the one who reads, also those that hang in a read. */
export async function* readPodLogs(
  context: DetailsContext,
  deployment: Deployment,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  try {
    yield* readAll(context, deployment, { query: options.query, signal });
  } finally {
    left.abort();
  }
}

/** Lines of the Pods of a Deployment: which ones are, is told by the chain of owners, not by the caller. */
async function* readAll(
  context: DetailsContext,
  deployment: Deployment,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const { query, signal } = options;
  const { entries, target, problems } = await readTree(context, deployment, {
    only: makesPods,
    signal,
  });
  const pods = entries.flatMap(({ node, object }): LoggedPod[] => {
    const pod = podSchema.safeParse(object).data;
    const { kind, namespace = '', name } = node.ref;
    return kind === 'Pod' && pod ? [{ namespace, name, pod }] : [];
  });
  const asked = pods.filter(
    ({ namespace, name }) =>
      (query.pod === undefined || name === query.pod) &&
      (query.namespace === undefined || namespace === query.namespace),
  );
  for (const problem of problems) yield { type: 'problem', problem };
  if (asked.length === 0 && problems.length === 0) {
    if (query.pod !== undefined) {
      throw new NotFoundError(
        `${deployment.name} has no pod ${query.pod}, or not any more.`,
      );
    }
    yield {
      type: 'problem',
      problem: { code: 'NoPods', message: `${deployment.name} has no pods.` },
    };
  }
  if (asked.length > MOST_PODS) {
    yield {
      type: 'problem',
      problem: {
        code: 'TooMany',
        message: `It has ${asked.length} pods; these are lines of ${MOST_PODS} of them. Pick one to see its lines.`,
      },
    };
  }
  if (target) {
    const merge = query.follow ? mergeAsTheyCome : mergeByTime;
    yield* merge(
      asked
        .slice(0, MOST_PODS)
        .map(pod => readOne(target, pod, { query, signal })),
    );
  }
  if (!signal.aborted) yield { type: 'end' };
}

async function* readOne(
  reader: ClusterReader,
  { namespace, name, pod }: LoggedPod,
  options: { query: LogQuery; signal: AbortSignal },
): AsyncGenerator<LogEvent, void, undefined> {
  const { query, signal } = options;
  const toEvent = (problem: EngineProblem): LogEvent => ({
    type: 'problem',
    pod: name,
    problem,
  });
  const container = selectContainer(pod, query.container);
  if (container === undefined) {
    yield toEvent({
      code: 'NotFound',
      message: `Pod ${name} has no container ${query.container}.`,
    });
    return;
  }
  const tail = query.tailLines ?? DEFAULT_TAIL;
  try {
    const lines = readPodLog(
      reader.connection,
      {
        namespace,
        pod: name,
        container,
        follow: query.follow,
        previous: query.previous,
        tailLines: Math.min(Math.max(1, Math.trunc(tail)), MOST_TAIL),
        sinceSeconds: query.sinceSeconds,
      },
      { signal },
    );
    for await (const line of lines) {
      const { at, text } = toLogLine(line);
      if (query.filter && !text.includes(query.filter)) continue;
      yield { type: 'line', pod: name, container, ...(at && { at }), text };
    }
  } catch (error) {
    const { subject } = reader.connection;
    const isOfPod = error instanceof EngineError && error.status === 400;
    yield toEvent(
      isOfPod
        ? toSilence(pod, { name, container, previous: query.previous ?? false })
        : toEngineError(
            toNamedRefusal(error, {
              subject,
              resource: { group: '', version: 'v1', plural: 'pods/log' },
              namespace,
              verbs: 'get',
            }),
            subject,
          ).toProblem(),
    );
  }
}
