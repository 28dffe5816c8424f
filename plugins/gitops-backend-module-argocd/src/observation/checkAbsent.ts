import { fetchApplications } from './fetchApplications';
import { ObservationTask } from './ObservationTask';
import { toUnshownProblem } from './toUnshownProblem';
import { WantedApplication } from './WantedApplication';

/** Of more than so many of one project a few speak for all. */
const MANY = 20;
const SAMPLE = 8;

/**
 * Finds out what became of Applications that were told before this observation and are not listed now: each
 * is asked for singly. Gone is gone; one that is refused stays as it was told, with a warning.
 *
 * @param members - keys of those that are listed
 * @throws EngineError when Argo CD as a whole cannot be read.
 */
export async function checkAbsent(
  task: ObservationTask,
  members: ReadonlyMap<string, unknown>,
): Promise<void> {
  const { picture } = task;
  const byProject = new Map<string | undefined, WantedApplication[]>();
  for (const [key, one] of picture.shown) {
    if (members.has(key) || picture.get(key)) continue;
    byProject.set(one.project, [...(byProject.get(one.project) ?? []), one]);
  }
  for (const absent of byProject.values()) await checkProject(task, absent);
}

async function checkProject(
  task: ObservationTask,
  absent: readonly WantedApplication[],
): Promise<void> {
  const { picture, client } = task;
  const sample = absent.length > MANY ? absent.slice(0, SAMPLE) : absent;
  const rest = absent.slice(sample.length);
  await fetchApplications(task, sample);
  const isRefused = ({ key }: WantedApplication) =>
    picture.warnings.get(key)?.code === 'Forbidden';
  if (sample.every(isRefused)) {
    for (const one of rest) {
      const { subject } = client;
      const problem = toUnshownProblem(one, { code: 'Forbidden', subject });
      picture.warnings.put(one.key, problem);
    }
  } else if (sample.every(({ key }) => !picture.shown.has(key))) {
    rest.forEach(({ key }) => picture.remove(key));
  } else await fetchApplications(task, rest);
}
