import { execFileSync } from 'node:child_process';

/**
 * Settings every git process of the fleet runs with, so that the machine's own configuration (hooks, signing,
 * credential helpers) can change nothing.
 */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/**
 * Runs the system's git in a bare repository and waits for it; a few milliseconds each.
 *
 * @param directory - the bare repository
 * @returns what it printed
 * @throws with git's own words when it fails.
 */
export function runGit(
  directory: string,
  args: string[],
  options: { input?: string } = {},
): Buffer {
  try {
    return execFileSync('git', args, {
      cwd: directory,
      input: options.input ?? '',
      env: { ...process.env, ...gitEnvironment },
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    throw new Error(
      `git ${args[0]} failed: ${stderr?.toString().trim() || message}`,
    );
  }
}
