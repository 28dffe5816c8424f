import { ChildProcess, fork } from 'node:child_process';

/** What a child answers, by name. */
export type Calls = Record<string, (argument: never) => unknown>;

/** A process of the benchmark. */
export type Child<T extends Calls> = {
  call<K extends keyof T & string>(
    name: K,
    ...argument: Parameters<T[K]>
  ): Promise<Awaited<ReturnType<T[K]>>>;
  stop(): Promise<void>;
};

/** What travels between the two. */
export type Question = { id: number; name: string; argument: unknown };
/** The answer to a {@link Question}. */
export type Reply = { id: number; result?: unknown; error?: string };

/**
 * Starts a file, TypeScript or not, as a process of its own that ends with ours.
 *
 * @param file - its absolute path; it calls `answerParent`
 */
export function startChild<T extends Calls>(file: string): Child<T> {
  const child = fork(file, {
    execArgv: [
      '--expose-gc',
      ...(file.endsWith('.ts')
        ? [
            '--require',
            require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          ]
        : []),
    ],
    // What a child says, errors only, must not get between the lines of the table.
    stdio: ['ignore', 2, 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production' },
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let count = 0;
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.on('exit', (code, signal) => {
    const error = `The process of ${file} ended with ${code ?? signal}`;
    waiting.forEach((answer, id) => answer({ id, error }));
    waiting.clear();
  });
  return {
    call: (name, ...[argument]) =>
      new Promise((resolve, reject) => {
        count += 1;
        const question: Question = { id: count, name, argument };
        waiting.set(count, ({ result, error }) =>
          error === undefined
            ? resolve(result as never)
            : reject(new Error(`${name}: ${error}`)),
        );
        child.send(question, failure => {
          if (failure) reject(failure);
        });
      }),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise(resolve => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}
