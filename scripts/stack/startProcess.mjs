import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const KEPT_LINES = 30;
const PATIENCE_MS = 5_000;

/**
 * Starts one part of the demo in a process group of its own, so that whatever it starts ends with it.
 *
 * @returns {{name: string, hasEnded: () => boolean, lastLines: () => string, whenEnded: Promise<string>, stop: () => Promise<void>}}
 */
export function startProcess({ name, args, cwd, env, log }) {
  const file = createWriteStream(log);
  const lines = [];
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      file.write(data);
      lines.push(...String(data).split('\n').filter(Boolean));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  let ended = false;
  const exit = new Promise(resolve => {
    child.on('exit', resolve);
    child.on('error', resolve);
  }).then(() => {
    ended = true;
    file.end();
  });
  const lastLines = () =>
    [...lines, `The ${name} ended. Its whole log: ${log}`].join('\n');

  return {
    name,
    lastLines,
    hasEnded: () => ended,
    whenEnded: exit.then(lastLines),
    async stop() {
      for (const signal of ['SIGTERM', 'SIGKILL']) {
        if (!signalGroup(child.pid, signal)) return;
        await Promise.race([
          waitForGroup(child.pid),
          sleep(PATIENCE_MS, undefined, { ref: false }),
        ]);
      }
    },
  };
}

async function waitForGroup(pid) {
  while (signalGroup(pid, 0)) await sleep(50);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
