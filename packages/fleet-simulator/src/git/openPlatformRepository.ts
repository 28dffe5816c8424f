import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seedHistory } from '../seed/seedHistory';
import { BarePlatformRepository } from './BarePlatformRepository';
import { openBareRepository } from './openBareRepository';
import { runGit } from './runGit';
import { toFastImport } from './toFastImport';

const CLONE_URL = /http:\/\/127\.0\.0\.1:\d+\/git\/org\/platform-gitops\.git/g;

/**
 * Opens the platform repository below a folder, and creates it with its history when it is not there.
 *
 * @param dataDirectory - `org/platform-gitops.git` lies in it
 * @param url - where it is served from now on. When the files still name another port, a commit corrects them,
 *   as a team does whose Git host moved.
 */
export function openPlatformRepository(
  dataDirectory: string,
  url: string,
  options: { now: Date },
): BarePlatformRepository {
  const directory = join(dataDirectory, 'org', 'platform-gitops.git');
  if (!hasMain(directory)) {
    openBareRepository(directory);
    runGit(directory, ['fast-import', '--quiet', '--date-format=raw'], {
      input: toFastImport(seedHistory(url, options.now), undefined),
    });
  }
  const repository = new BarePlatformRepository(directory, url);
  moveTo(repository, url, options.now);
  return repository;
}

function hasMain(directory: string): boolean {
  if (!existsSync(join(directory, 'HEAD'))) return false;
  try {
    runGit(directory, ['rev-parse', '--verify', 'refs/heads/main']);
    return true;
  } catch {
    return false;
  }
}

function moveTo(repository: BarePlatformRepository, url: string, date: Date) {
  const head = repository.head();
  const files: Record<string, string> = {};
  for (const path of repository.list(head, '')) {
    const text = repository.read(head, path) ?? '';
    const moved = text.replace(CLONE_URL, url);
    if (moved !== text) files[path] = moved;
  }
  if (Object.keys(files).length === 0) return;
  repository.commit({
    message: `The platform repository moved to ${url}`,
    author: { name: 'Fleet Simulator', email: 'fleet@example.com' },
    date,
    files,
  });
}
