import { ApplicationSummary } from '../client/ApplicationSummary';
import { checkAbsent } from './checkAbsent';
import { fetchApplications } from './fetchApplications';
import { isOutdated } from './isOutdated';
import { listMembers } from './listMembers';
import { ObservationTask } from './ObservationTask';
import { toUnshownProblem } from './toUnshownProblem';
import { WantedApplication } from './WantedApplication';

/** How long a stream may lag behind the list before what differs is read singly. */
const LAG_MS = 2_000;
/** When more than so many left the list at once, a few are asked for first. */
const MANY = 20;
const SAMPLE = 8;
const WARNING = 'list';

/**
 * Finds what the stream lost: Applications it never told, changes it never told, and who left. Each is
 * read singly, so that a list of an Argo CD replica that lags behind does no harm.
 *
 * @throws EngineError
 */
export async function checkMembers(task: ObservationTask): Promise<void> {
  const { picture } = task;
  const before = picture.moment;
  const members = await listMembers(task);
  await fetchUnlessSeen(task, selectOutdated(task, members));
  const unlisted = selectUnlisted(task, { members, before });
  const { rest, sample } = await fetchSamples(task, unlisted);
  // What is not there any more has left the picture now.
  if (sample.some(({ key }) => picture.get(key))) {
    picture.warnings.put(WARNING, {
      code: 'InvalidResponse',
      message: `${task.client.subject} does not list ${
        rest.length + sample.length
      } Applications any more that it still has: they are shown as they were seen last.`,
    });
    return;
  }
  await fetchUnlessSeen(task, rest);
  await checkAbsent(task, members);
  picture.warnings.delete(WARNING);
  picture.settle(members);
}

/**
 * Of many that left the list at once a few are asked for. Where these are refused, their project is, and the
 * others of it are not asked for as well.
 *
 * @returns the last few that were asked for, and those that were not.
 */
async function fetchSamples(
  task: ObservationTask,
  unlisted: readonly WantedApplication[],
): Promise<{ sample: WantedApplication[]; rest: WantedApplication[] }> {
  const { warnings } = task.picture;
  let rest = [...unlisted];
  while (rest.length > MANY) {
    const sample = rest.splice(0, SAMPLE);
    await fetchUnlessSeen(task, sample);
    const refused = new Set(
      sample
        .filter(({ key }) => warnings.get(key)?.code === 'Forbidden')
        .map(({ project }) => project),
    );
    if (refused.size === 0) return { sample, rest };
    const isRefused = ({ project }: WantedApplication) => refused.has(project);
    const { subject } = task.client;
    for (const one of rest.filter(isRefused)) {
      const problem = toUnshownProblem(one, { code: 'Forbidden', subject });
      warnings.put(one.key, problem);
    }
    rest = rest.filter(one => !isRefused(one));
  }
  return { sample: [], rest };
}

/** Reads those singly of which the stream, which may lag, tells nothing meanwhile. */
async function fetchUnlessSeen(
  task: ObservationTask,
  wanted: readonly WantedApplication[],
): Promise<void> {
  if (wanted.length === 0) return;
  const { picture } = task;
  const seen = new Map(
    wanted.map(({ key }) => [key, picture.get(key)?.seenAs]),
  );
  await task.timing.sleep(LAG_MS, task.signal);
  await fetchApplications(
    task,
    wanted.filter(({ key }) => picture.get(key)?.seenAs === seen.get(key)),
  );
}

/** Those of whom the list says something else than the picture. */
function selectOutdated(
  { picture }: ObservationTask,
  members: ReadonlyMap<string, ApplicationSummary>,
): WantedApplication[] {
  return [...members]
    .filter(([key, member]) => {
      // Listed, it may be shown again.
      if (picture.warnings.has(key)) return true;
      const held = picture.get(key);
      return held ? isOutdated(held.application, member) : !picture.knows(key);
    })
    .map(([key, { metadata, spec }]) => ({
      ...metadata,
      key,
      project: spec?.project ?? picture.get(key)?.deployment.project,
    }));
}

/** Those that were there before the list was asked for, and are not in it. */
function selectUnlisted(
  { picture }: ObservationTask,
  options: { members: ReadonlyMap<string, unknown>; before: number },
): WantedApplication[] {
  const { members, before } = options;
  return picture
    .entries()
    .filter(([key, { seenAs }]) => !members.has(key) && seenAs <= before)
    .map(([key, { deployment }]) => ({
      key,
      namespace: deployment.namespace,
      name: deployment.name,
      project: deployment.project,
    }));
}
