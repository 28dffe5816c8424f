import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The machine a run was made on, in one sentence. */
export function describeMachine(): string {
  const processors = cpus();
  const gib = Math.round(totalmem() / 1024 ** 3);
  const [load] = loadavg();
  return `${processors.length} × ${
    processors[0]?.model.trim() ?? 'unknown processor'
  }, ${gib} GiB, ${platform()} ${release()} ${arch()}, Node.js ${
    process.version
  }; load of the machine when it began: ${load.toFixed(1)}`;
}
