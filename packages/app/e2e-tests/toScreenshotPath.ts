import { resolve } from 'node:path';

const results = 'test-results';
const documentation = resolve('docs/images');
const chosen = resolve(process.env.GITOPS_SCREENSHOTS || results);

/**
 * Where a screenshot goes: into the folder that `GITOPS_SCREENSHOTS` names, else with the other results of a
 * run. Into `docs/images` only what the documentation shows.
 */
export function toScreenshotPath(
  name: string,
  options: { documented: boolean },
): string {
  const isKept = options.documented || chosen !== documentation;
  return resolve(isKept ? chosen : results, `${name}.png`);
}
