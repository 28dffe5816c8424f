import { ServerResponse } from 'node:http';
import { explainMissingLog } from '../../workloads/explainMissingLog';
import { readContainers } from '../../workloads/readContainers';
import { LOG_PAUSE_MS, LogLine, toLogLines } from '../../workloads/toLogLines';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { isJsonObject } from '../../Json';
import { ObjectStore } from '../objects/ObjectStore';
import { kinds } from '../objects/resourceKinds';
import { readPodState } from '../workloads/readPodState';
import { parsePodLogOptions } from './parsePodLogOptions';
import { createNotFound, StatusError } from './StatusError';

/** As kubelets stamp lines. */
const toNanoseconds = (at: Date) => at.toISOString().replace('Z', '000000Z');

/**
 * Sends what a container wrote, as text. Followed, it flows until the pod is gone, its container crashes, the client
 * leaves or has as many bytes as it wanted.
 *
 * @returns ends the stream
 * @throws StatusError 404 for an unknown pod; 400 for a container that is unknown, not named where there are several,
 *   waiting, or was never restarted when its previous log is asked for; 422 for bad numbers
 */
export function streamPodLog(
  context: { store: ObjectStore; clock: SimulatedClock },
  options: {
    namespace: string;
    name: string;
    query: URLSearchParams;
    response: ServerResponse;
  },
): () => void {
  const { store, clock } = context;
  const { namespace, name, query, response } = options;
  const key = { namespace, name };
  const asked = parsePodLogOptions(query, { pod: name, now: clock.now() });
  const find = () => {
    const pod = store.get(kinds.pod, key);
    return pod && { pod, state: readPodState(pod) };
  };
  const found = find();
  if (!found) throw createNotFound(kinds.pod, name);
  const spec = found.pod.spec ?? {};
  const container = chooseContainer(asked.container, {
    pod: name,
    known: isJsonObject(spec)
      ? readContainers({ spec }).map(each => each.name)
      : [],
  });
  const { state } = found;
  const { previous, follow } = asked;
  const missing = state && explainMissingLog(state, { container, previous });
  if (!state || missing)
    throw new StatusError(
      400,
      'BadRequest',
      missing ??
        `container "${container}" in pod "${name}" is waiting to start: ContainerCreating`,
    );

  response.writeHead(200, {
    'cache-control': 'no-cache, private',
    'content-type': 'text/plain',
  });
  response.flushHeaders();
  let left = asked.limitBytes ?? Infinity;
  let cancel = () => {};
  const end = () => {
    cancel();
    response.end();
  };
  /** False when the client has all it wanted. */
  const send = (lines: LogLine[]) => {
    const text = lines
      .map(({ at, text: line }) =>
        asked.timestamps ? `${toNanoseconds(at)} ${line}\n` : `${line}\n`,
      )
      .join('');
    const bytes = Buffer.from(text);
    const part = bytes.length > left ? bytes.subarray(0, left) : bytes;
    left -= part.length;
    if (part.length) response.write(part);
    return left > 0;
  };

  const { since, tailLines } = asked;
  const written = toLogLines(state, { now: clock.now(), previous }).filter(
    ({ at }) => !since || at >= since,
  );
  const first =
    tailLines === undefined
      ? written
      : written.slice(Math.max(0, written.length - tailLines));
  const isFlowing = follow && !previous && state.phase === 'Running';
  if (!send(first) || !isFlowing) {
    end();
    return end;
  }
  let last = clock.now();
  const flow = () => {
    const now = clock.now();
    const current = find()?.state;
    const goesOn =
      current?.phase === 'Running' &&
      current.uid === state.uid &&
      send(toLogLines(current, { now }).filter(({ at }) => at > last));
    if (!goesOn) {
      end();
      return;
    }
    last = now;
    cancel = clock.after(LOG_PAUSE_MS, flow);
  };
  cancel = clock.after(LOG_PAUSE_MS, flow);
  response.on('close', () => cancel());
  return end;
}

/** @throws StatusError 400 when the choice is not clear */
function chooseContainer(
  wanted: string | undefined,
  { pod, known }: { pod: string; known: string[] },
): string {
  if (wanted !== undefined) {
    if (known.includes(wanted)) return wanted;
    throw new StatusError(
      400,
      'BadRequest',
      `container ${wanted} is not valid for pod ${pod}`,
    );
  }
  if (known.length === 1) return known[0];
  throw new StatusError(
    400,
    'BadRequest',
    `a container name must be specified for pod ${pod}, choose one of: [${known.join(
      ' ',
    )}]`,
  );
}
