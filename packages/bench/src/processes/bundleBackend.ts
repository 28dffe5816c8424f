import { join } from 'node:path';
import type { BundleCalls } from './bundleProcess';
import { startChild } from './startChild';

/**
 * Bundles the backend's process as for production: compiling TypeScript while it runs would cost some
 * 300 MB that no deployed backend has.
 *
 * @param directory - where the file is written
 * @returns its path
 */
export async function bundleBackend(directory: string): Promise<string> {
  const to = join(directory, 'backend.cjs');
  // eslint-disable-next-line no-restricted-syntax -- a program of this repository, never bundled
  const folder = __dirname;
  const bundler = startChild<BundleCalls>(join(folder, 'bundleProcess.ts'));
  try {
    await bundler.call('bundle', {
      from: join(folder, 'backendProcess.ts'),
      to,
    });
    return to;
  } finally {
    await bundler.stop();
  }
}
