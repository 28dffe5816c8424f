import { ApplicationSummary } from '../client/ApplicationSummary';
import { fetchApplications, WantedApplication } from './fetchApplications';
import { isOutdated } from './isOutdated';
import { listMembers } from './listMembers';
import { ObservationTask } from './ObservationTask';

/** How long a stream may lag behind the list before what differs is read singly. */
const LAG_MS = 2_000;

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
  const doubtful = selectDoubtful(task, members, before);
  if (doubtful.length > 0) {
    const seen = new Map(
      doubtful.map(({ key }) => [key, picture.get(key)?.seenAs]),
    );
    await task.timing.sleep(LAG_MS, task.signal);
    await fetchApplications(
      task,
      doubtful.filter(({ key }) => picture.get(key)?.seenAs === seen.get(key)),
    );
  }
  picture.settle(members);
}

/** Those of whom the list says something else than the picture. */
function selectDoubtful(
  { picture }: ObservationTask,
  members: ReadonlyMap<string, ApplicationSummary>,
  before: number,
): WantedApplication[] {
  const listed = [...members].filter(([key, member]) => {
    const held = picture.get(key);
    return held ? isOutdated(held.application, member) : !picture.knows(key);
  });
  const unlisted = picture
    .entries()
    .filter(([key, { seenAs }]) => !members.has(key) && seenAs <= before);
  return [
    ...listed.map(([key, { metadata, spec }]) => ({
      ...metadata,
      key,
      project: spec?.project ?? picture.get(key)?.deployment.project,
    })),
    ...unlisted.map(([key, { deployment }]) => ({
      key,
      namespace: deployment.namespace,
      name: deployment.name,
      project: deployment.project,
    })),
  ];
}
