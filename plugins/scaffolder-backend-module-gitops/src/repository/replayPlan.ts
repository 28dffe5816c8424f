import { planLayout, RepositoryFiles } from '../layout';
import { PlanStep } from './PlanFile';

/**
 * Does what a plan says to a repository, one step after the other.
 *
 * @returns the files that the steps touched; undefined for a removed one
 * @throws InputError when a step is not possible any more.
 */
export async function replayPlan(
  steps: readonly PlanStep[],
  files: RepositoryFiles,
): Promise<Map<string, string | undefined>> {
  const current = new Map(files);
  const touched = new Map<string, string | undefined>();
  for (const { action, input } of steps) {
    const { changes } = await planLayout(action, input, current);
    for (const { path, after } of changes) {
      touched.set(path, after);
      if (after === undefined) current.delete(path);
      else current.set(path, after);
    }
  }
  return touched;
}
