import { ArgocdClient } from '../client/ArgocdClient';
import { ApplicationPicture } from './ApplicationPicture';
import { EngineTiming } from './EngineTiming';
import { FailureLog } from './FailureLog';
import { MemberScope } from './MemberScope';

/** What the tasks of one observation share. */
export type ObservationTask = {
  client: ArgocdClient;
  picture: ApplicationPicture;
  timing: EngineTiming;
  /** Which projects, and how they are listed. */
  scope: MemberScope;
  /** Aborts when the observation is over, however it ends. */
  signal: AbortSignal;
  /** Told of every failure, also of those that end nothing. */
  failures?: FailureLog;
  /** Says that there may be something to tell. */
  notify(): void;
};

/** Waits about so long: between four and six fifths, so that replicas do not ask in step. */
export function sleepAbout(task: ObservationTask, ms: number): Promise<void> {
  return task.timing.sleep(
    ms * (0.8 + 0.4 * task.timing.random()),
    task.signal,
  );
}
