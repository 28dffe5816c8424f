import {
  EngineError,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { ApplicationEvent } from '../client/streamApplications';
import { ObservationTask } from './ObservationTask';
import { toApplicationKey } from './toApplicationKey';
import { toUnreadableProblem } from './toUnreadableProblem';

/** A stream that fills the picture. */
export type ApplicationStream = {
  /** Resolves with the reason when it has ended; never when it was closed. */
  ended: Promise<EngineError>;
  /** The reason, once it has ended. */
  failure(): EngineError | undefined;
  /** Resolves when it has told every awaited Application. */
  caughtUp: Promise<void>;
  close(): void;
};

/**
 * Opens a stream and lets it fill the picture.
 *
 * @param task - the observation
 * @param awaited - keys of the Applications it should tell first
 */
export function openApplicationStream(
  task: ObservationTask,
  awaited: readonly string[],
): ApplicationStream {
  const missing = new Set(awaited);
  const lifetime = new AbortController();
  const close = () => lifetime.abort();
  task.signal.addEventListener('abort', close, { once: true });
  let failure: EngineError | undefined;
  let catchUp = () => {};
  const caughtUp = new Promise<void>(resolve => {
    catchUp = resolve;
  });

  async function read(): Promise<EngineError> {
    try {
      for await (const event of task.client.streamApplications({
        projects: task.scope.configured,
        silenceMs: task.timing.silenceMs,
        signal: lifetime.signal,
      })) {
        if (lifetime.signal.aborted) break;
        missing.delete(take(event, task) ?? '');
        if (missing.size === 0) catchUp();
        task.notify();
      }
    } catch (error) {
      if (!lifetime.signal.aborted) {
        failure = toEngineError(error, task.client.subject);
        return failure;
      }
    } finally {
      task.signal.removeEventListener('abort', close);
    }
    return new Promise(() => {});
  }

  return { ended: read(), failure: () => failure, caughtUp, close };
}

function take(
  event: ApplicationEvent,
  { picture, client }: ObservationTask,
): string | undefined {
  const { application, unreadable, type } = event;
  if (application) {
    const key = toApplicationKey(application.metadata);
    if (type === 'DELETED') picture.remove(key, application);
    else picture.put(application);
    return key;
  }
  const { namespace, name } = unreadable;
  const key =
    namespace && name ? toApplicationKey({ namespace, name }) : undefined;
  if (key && type === 'DELETED') picture.remove(key);
  else {
    picture.warnings.put(
      key ?? '',
      toUnreadableProblem(unreadable, client.subject),
    );
  }
  return key;
}
