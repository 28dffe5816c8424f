import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A repository as a person sees it who fetches it with git. */
export class PlatformGit {
  private constructor(private readonly directory: string) {}

  /** Clones a repository, which may be empty. */
  static async clone(url: string): Promise<PlatformGit> {
    const directory = mkdtempSync(join(tmpdir(), 'platform-'));
    await run('git', ['clone', '--quiet', '--bare', url, directory]);
    return new PlatformGit(directory);
  }

  /** The newest commit of main. */
  async head(): Promise<string> {
    await this.#fetch('main');
    return (await this.#git('rev-parse', 'main')).trim();
  }

  /**
   * The commit of a task on a branch: its first line, its author, and each file with A, M or D.
   *
   * @returns undefined when the task pushed none
   */
  async ofTask(
    task: string,
    branch = 'main',
  ): Promise<{ title: string; author: string; files: string[] } | undefined> {
    await this.#fetch(branch);
    const told = await this.#git(
      'log',
      `--grep=^Backstage-Task: ${task}$`,
      '--no-renames',
      '--name-status',
      '--format=%s%n%an',
      branch,
    );
    if (!told) return undefined;
    const [title, author, , ...files] = told.trim().split('\n');
    return { title, author, files: files.map(line => line.replace('\t', ' ')) };
  }

  /** A file of main. */
  async read(path: string): Promise<string> {
    await this.#fetch('main');
    return this.#git('show', `main:${path}`);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #fetch(branch: string): Promise<void> {
    await this.#git(
      'fetch',
      '--quiet',
      '--force',
      'origin',
      `${branch}:${branch}`,
    );
  }

  async #git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.directory });
    return stdout;
  }
}
