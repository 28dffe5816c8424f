import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../stack/root.mjs';
import { showProgress } from '../stack/showProgress.mjs';

const marker = join(root, 'node_modules', '.installed-from');

/**
 * Runs `yarn install` when the lock file is not the one that was installed last.
 *
 * @param {Awaited<ReturnType<typeof import('./provideTools.mjs').provideTools>>} tools
 */
export async function installWorkspace(tools) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  const progress = showProgress('Installing packages');
  await progress.watch(
    tools.runYarn(['install', '--immutable']),
    'yarn install failed',
  );
  writeFileSync(marker, lock);
}
