import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { checkSets } from './checkSets';
import { ObservationTask, sleepAbout } from './ObservationTask';

const CHECK_MS = 60_000;
const FIRST_RETRY_MS = 5_000;

/**
 * Keeps the ApplicationSets current: read about once a minute, and between two reads by their stream where
 * there is one (since Argo CD 3.4). The stream is an aid: no failure of it ends anything.
 *
 * @param task - the observation
 * @param onRead - called when they were read for the first time, or could not be
 * @throws EngineError `Unauthorized` only.
 */
export async function followSets(
  task: ObservationTask,
  onRead: () => void,
): Promise<void> {
  followStream(task);
  await checkSets(task);
  onRead();
  for (;;) {
    await sleepAbout(task, CHECK_MS);
    if (task.signal.aborted) return;
    await checkSets(task);
  }
}

async function followStream(task: ObservationTask): Promise<void> {
  let pause = FIRST_RETRY_MS;
  while (!task.signal.aborted) {
    try {
      for await (const { type, set } of task.client.streamApplicationSets({
        projects: task.scope.configured,
        silenceMs: task.timing.silenceMs,
        signal: task.signal,
      })) {
        if (!set) continue;
        if (type === 'DELETED') task.picture.removeSet(set.metadata);
        else task.picture.putSet(set);
        pause = FIRST_RETRY_MS;
        task.notify();
      }
    } catch (error) {
      if (task.signal.aborted) return;
      // Before 3.4 there is none, and a refused one is refused again: the minute's read remains.
      const isNone =
        error instanceof EngineError &&
        ['InvalidResponse', 'NotFound', 'Forbidden'].includes(error.code);
      if (isNone) return;
    }
    await task.timing.sleep(pause, task.signal);
    pause = Math.min(2 * pause, CHECK_MS);
  }
}
