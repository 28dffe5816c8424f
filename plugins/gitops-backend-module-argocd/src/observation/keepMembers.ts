import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { checkAbsent } from './checkAbsent';
import { checkClusters } from './checkClusters';
import { checkMembers } from './checkMembers';
import { listMembers } from './listMembers';
import { Membership } from './Membership';
import { ObservationTask, sleepAbout } from './ObservationTask';

const FIRST_CHECK_MS = 2_000;
const CHECK_MS = 60_000;
const CHECKS_PER_CLUSTER_READ = 5;

/** So many are not read singly, because their stream does not begin. */
const MANY = 100;

/**
 * Says who belongs, and about once a minute finds what the stream lost. The first check follows soon
 * after the stream's first part, in case it keeps one back that the list names. The clusters are read
 * now and then as well, as their labels change.
 *
 * @throws EngineError
 */
export async function keepMembers(
  task: ObservationTask,
  membership: Membership,
): Promise<void> {
  const members = await listMembers(task);
  if (members.size === 0) {
    await assertLoggedIn(task);
    await waitForQuiet(task);
  }
  await checkAbsent(task, members);
  membership.setMembers(members.keys());
  task.notify();

  await waitForStream(task, [...members.keys()]);
  if (task.picture.moment === 0 && members.size > MANY) {
    throw new EngineError({
      code: 'TimedOut',
      message: `${task.client.subject} does not begin the stream of its Applications.`,
    });
  }
  for (let round = 1; !task.signal.aborted; round++) {
    await checkMembers(task);
    if (round % CHECKS_PER_CLUSTER_READ === 0) await checkClusters(task);
    task.notify();
    await sleepAbout(task, CHECK_MS);
  }
}

/** While the stream still brings what the list names, reading it singly would only hold both up. */
async function waitForStream(
  task: ObservationTask,
  keys: readonly string[],
): Promise<void> {
  let missing = keys;
  let before: number;
  do {
    before = missing.length;
    await sleepAbout(task, FIRST_CHECK_MS);
    missing = missing.filter(key => !task.picture.knows(key));
  } while (
    missing.length > 0 &&
    missing.length < before &&
    !task.signal.aborted
  );
}

/** A list of nothing may be a lie: then the stream tells of Applications, and is listened to first. */
async function waitForQuiet(task: ObservationTask): Promise<void> {
  let before: number;
  do {
    before = task.picture.moment;
    await sleepAbout(task, FIRST_CHECK_MS);
  } while (task.picture.moment !== before && !task.signal.aborted);
}

/** With anonymous access switched on, a token that is not valid sees an empty Argo CD instead of 401. */
async function assertLoggedIn({ client, signal }: ObservationTask) {
  try {
    const { loggedIn } = await client.getUser({ signal });
    if (loggedIn) return;
  } catch (error) {
    if (error instanceof EngineError && error.code !== 'Unauthorized') return;
    throw error;
  }
  throw client.toUnauthorized();
}
