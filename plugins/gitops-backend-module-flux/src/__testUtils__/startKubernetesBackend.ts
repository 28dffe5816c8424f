import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts the backend of the Kubernetes plugin with a configuration, in a process of its own.
 *
 * @returns its address, and a way to end it.
 */
export async function startKubernetesBackend(
  kubernetes: object,
): Promise<{ url: string; stop(): void }> {
  const child = fork(
    join(__dirname, 'kubernetesBackend.cjs'),
    [JSON.stringify({ kubernetes })],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] },
  );
  let complaint = '';
  child.stderr?.on('data', text => {
    complaint += text;
  });
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error(complaint)));
  });
  return {
    url: `http://localhost:${port}`,
    stop: () => {
      child.disconnect();
    },
  };
}
