import { planLayout, RepositoryFiles } from '..';

/** Does steps to a repository, one after the other. */
export async function applyPlan(
  files: RepositoryFiles,
  steps: readonly [action: string, input: object][],
): Promise<Map<string, string>> {
  const current = new Map(files);
  for (const [action, input] of steps) {
    const { changes } = await planLayout(action, input, current);
    for (const { path, after } of changes) {
      if (after === undefined) current.delete(path);
      else current.set(path, after);
    }
  }
  return current;
}
