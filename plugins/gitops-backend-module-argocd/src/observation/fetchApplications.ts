import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ObservationTask } from './ObservationTask';
import { toUnshownProblem } from './toUnshownProblem';
import { WantedApplication } from './WantedApplication';

const AT_ONCE = 4;
/** So many in a row that did not answer in time are no longer slow Applications. */
const MAX_TIMED_OUT = 8;

/** Codes that say something about one Application, not about Argo CD. */
const OF_ONE: readonly string[] = [
  'Forbidden',
  'InvalidResponse',
  'TimedOut',
  'UpstreamError',
];

/**
 * Reads Applications singly into the picture, a few at once. One that is gone is removed; one that
 * cannot be read, or not in time, is named in a warning, and what was known of it stays.
 *
 * @throws EngineError when Argo CD as a whole cannot be read.
 */
export async function fetchApplications(
  task: ObservationTask,
  wanted: readonly WantedApplication[],
): Promise<void> {
  const queue = [...wanted];
  let timedOut = 0;
  const work = async () => {
    for (;;) {
      const next = queue.shift();
      if (!next || task.signal.aborted) return;
      const problem = await fetchOne(task, next);
      timedOut = problem?.code === 'TimedOut' ? timedOut + 1 : 0;
      if (problem && timedOut >= MAX_TIMED_OUT) throw problem;
      task.notify();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** @returns why it could not be read, if that says something about this one only. */
async function fetchOne(
  { client, picture, signal, failures }: ObservationTask,
  wanted: WantedApplication,
): Promise<EngineError | undefined> {
  const { key, namespace, name } = wanted;
  const seen = picture.get(key)?.seenAs;
  try {
    const project =
      wanted.project ??
      (await client.findProject({ namespace, name }, { signal }));
    const application =
      project &&
      (await client.getApplication({ namespace, name, project }, { signal }));
    // Nothing was seen of it meanwhile, so this is how it is, also with an older version than we hold.
    const evenIfOlder = picture.get(key)?.seenAs === seen;
    if (application) picture.put(application, { evenIfOlder });
    else picture.remove(key);
    return undefined;
  } catch (error) {
    if (!(error instanceof EngineError) || !OF_ONE.includes(error.code)) {
      throw error;
    }
    // 400: its project does not exist any more or does not allow it. The stream still tells of it.
    if (error.status === 400 && picture.get(key)) return error;
    failures?.note(error);
    // What the stream said of it, which field is wrong, says more.
    if (picture.warnings.get(key)?.code === error.code) return error;
    const { code } = error;
    const { subject } = client;
    picture.warnings.put(key, toUnshownProblem(wanted, { code, subject }));
    return error;
  }
}
