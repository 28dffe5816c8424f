import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import {
  ApplicationStream,
  openApplicationStream,
} from './openApplicationStream';
import { ObservationTask, sleepAbout } from './ObservationTask';

/** No list shows messages and conditions; a stream opened anew sends every Application again. */
const REOPEN_MS = 10 * 60_000;
const CATCH_UP_MS = 60_000;

/**
 * Keeps the picture at what the stream tells, until `signal` aborts. About every ten minutes a second
 * stream is opened beside the first, and replaces it when it has told all that is held: no gap.
 *
 * @throws EngineError when the stream cannot be opened or is cut.
 */
export async function followApplications(task: ObservationTask): Promise<void> {
  let current = openApplicationStream(task, []);
  try {
    for (;;) {
      const ended = await Promise.race([
        current.ended,
        sleepAbout(task, REOPEN_MS),
      ]);
      if (task.signal.aborted) return;
      if (ended) throw await findReason(task, ended);
      current = await replace(task, current);
    }
  } finally {
    current.close();
  }
}

/** A second stream that cannot be had leaves the first as it is, unless we are no longer let in. */
async function replace(
  task: ObservationTask,
  current: ApplicationStream,
): Promise<ApplicationStream> {
  const held = task.picture.entries().map(([key]) => key);
  const next = openApplicationStream(task, held);
  await Promise.race([
    next.caughtUp,
    next.ended,
    current.ended,
    task.timing.sleep(CATCH_UP_MS, task.signal),
  ]);
  const error = next.failure();
  if (error?.code === 'Unauthorized') throw error;
  if (error) task.failures?.note(error);
  const [kept, given] = error ? [current, next] : [next, current];
  given.close();
  return kept;
}

/**
 * A cut connection does not say why. Asking does: a refused credential is worth more words. What is asked
 * may travel on a connection that was cut as well, and then on a new one.
 */
async function findReason(
  task: ObservationTask,
  error: EngineError,
): Promise<EngineError> {
  if (error.code !== 'ConnectionLost') return error;
  const first = await ask(task);
  const reason = first?.code === 'ConnectionLost' ? await ask(task) : first;
  return reason ?? error;
}

async function ask(task: ObservationTask): Promise<EngineError | undefined> {
  try {
    await task.client.getUser({ signal: task.signal });
    await task.client.listApplications({
      project: task.scope.configured?.[0],
      signal: task.signal,
    });
    return undefined;
  } catch (reason) {
    return reason instanceof EngineError ? reason : undefined;
  }
}
