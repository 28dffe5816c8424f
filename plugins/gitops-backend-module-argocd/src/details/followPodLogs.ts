import {
  Deployment,
  LogEvent,
  LogQuery,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { toEngineError } from '@backstage-gitops/plugin-gitops-node';
import { LogFrame, LogSelection, streamLogs } from '../client/streamLogs';
import { LogFailure, toLogFailure } from '../mapping/details/toLogFailure';
import { DetailsContext } from './DetailsContext';
import { mergeStreams } from './mergeStreams';
import { readLiveObject } from './readLiveObject';
import { toApplicationAddress } from './toApplicationAddress';
import { watchFrames } from './watchFrames';

const DEFAULT_LINES = 500;
const MAX_LINES = 10_000;
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** What {@link followPodLogs} needs. */
export type FollowOptions = {
  deployment: Deployment;
  query: LogQuery;
  context: DetailsContext;
  /** All Pods of the Deployment. */
  pods: readonly ResourceNode[];
  signal: AbortSignal;
};

/**
 * Lines of one Pod, or of all. A Pod with several containers wants to be asked for one, which only its answer
 * tells: it is asked once more for its default container, else its first. What fails is told, not thrown.
 *
 * @param pod - all without it
 */
export async function* followPodLogs(
  pod: ResourceNode | undefined,
  options: FollowOptions,
): AsyncGenerator<LogEvent, void> {
  const { query, pods, signal } = options;
  const undecided: LogFailure[] = [];
  let isQuiet = true;
  let isComplete = false;
  try {
    for await (const frame of openFrames(pod, query.container, options)) {
      if (frame.type === 'line') {
        isQuiet = false;
        yield toLine(frame, query.container ?? undefined);
      } else if (frame.type === 'failure') {
        isQuiet = false;
        const failure = toLogFailure(frame.text);
        if (failure.containers && !query.container) undecided.push(failure);
        else yield toProblemEvent(failure);
      } else if (frame.type === 'end') {
        isComplete = true;
      }
    }
    const chosen = undecided.flatMap(({ pod: name, containers = [] }) => {
      const found = pods.find(({ ref }) => ref.name === name);
      return found ? [followDefault(found, containers, options)] : [];
    });
    yield* mergeStreams(chosen);
    if (isQuiet) yield* explainQuiet(pod, { query, isComplete });
  } catch (error) {
    if (signal.aborted) return;
    yield toErrorEvent(error, { pod, options });
  }
}

async function* followDefault(
  pod: ResourceNode,
  containers: readonly string[],
  options: FollowOptions,
): AsyncGenerator<LogEvent, void> {
  try {
    const live = await readLiveObject(pod, options);
    const annotated =
      live.kind?.type === 'pod' &&
      live.kind.object.metadata.annotations[DEFAULT_CONTAINER];
    const container =
      containers.find(name => name === annotated) ?? containers[0];
    for await (const frame of openFrames(pod, container, options)) {
      if (frame.type === 'line') yield toLine(frame, container);
      if (frame.type === 'failure') {
        yield toProblemEvent(toLogFailure(frame.text));
      }
    }
  } catch (error) {
    if (options.signal.aborted) return;
    yield toErrorEvent(error, { pod, options });
  }
}

function openFrames(
  pod: ResourceNode | undefined,
  container: string | undefined,
  options: FollowOptions,
): AsyncGenerator<LogFrame, void> {
  const { deployment, query, context, pods, signal } = options;
  const frames = streamLogs(context.connection, {
    application: toApplicationAddress(deployment),
    selection: toSelection(query, { pod, container }),
    signal,
  });
  const kept = keepWanted(frames, query);
  return watchFrames(kept, {
    follow: query.follow === true,
    subject: context.connection.subject,
    timing: context.timing,
    // Fails when the cluster does not answer.
    check: () =>
      readLiveObject(pod ?? pods[0], { deployment, context, signal }),
    signal,
  });
}

function toSelection(
  query: LogQuery,
  { pod, container }: { pod?: ResourceNode; container?: string },
): LogSelection {
  const { follow, previous, tailLines = DEFAULT_LINES, filter } = query;
  return {
    ...(pod && { pod: pod.ref.name, namespace: pod.ref.namespace }),
    ...(!pod && query.namespace && { namespace: query.namespace }),
    container,
    follow: follow === true,
    previous: previous === true,
    tailLines: Math.min(Math.max(1, Math.round(tailLines)), MAX_LINES),
    sinceSeconds: query.sinceSeconds,
    ...(filter && !filter.startsWith('!') && { filter }),
  };
}

/** For Argo CD an exclamation mark turns a filter round; who looks for one gets it from here. */
async function* keepWanted(
  frames: AsyncGenerator<LogFrame, void>,
  { filter }: LogQuery,
): AsyncGenerator<LogFrame, void> {
  const wanted = filter?.startsWith('!') ? filter.toLowerCase() : '';
  for await (const frame of frames) {
    const isWanted =
      frame.type !== 'line' || frame.text.toLowerCase().includes(wanted);
    yield isWanted ? frame : { type: 'alive' };
  }
}

function toLine(
  { pod, at, text }: Extract<LogFrame, { type: 'line' }>,
  container: string | undefined,
): LogEvent {
  return {
    type: 'line',
    pod,
    ...(container && { container }),
    ...(at && { at }),
    text,
  };
}

function toProblemEvent({ pod, problem }: LogFailure): LogEvent {
  return { type: 'problem', ...(pod && { pod }), problem };
}

function toErrorEvent(
  error: unknown,
  { pod, options }: { pod?: ResourceNode; options: FollowOptions },
): LogEvent {
  const { subject } = options.context.connection;
  const { code, message } = toEngineError(error, subject);
  const isForbidden = code === 'Forbidden';
  return {
    type: 'problem',
    ...(pod && { pod: pod.ref.name }),
    problem: {
      code,
      message: isForbidden
        ? `${subject} does not let our account read logs: it needs \`logs, get\`.`
        : message,
    },
  };
}

/** Nothing at all is what Argo CD sends for a Pod that is gone, and for a node that gives nothing out. */
function* explainQuiet(
  pod: ResourceNode | undefined,
  { query, isComplete }: { query: LogQuery; isComplete: boolean },
): Generator<LogEvent> {
  if (pod && !isComplete && !query.follow) {
    const message = `Pod ${pod.ref.name} is gone.`;
    const problem = { code: 'NotFound', message };
    yield { type: 'problem', pod: pod.ref.name, problem };
  } else if (!query.follow && !query.filter && !query.sinceSeconds) {
    const message =
      'No lines came: nothing was written, or the node does not give it out.';
    yield { type: 'problem', problem: { code: 'NoLines', message } };
  }
}
