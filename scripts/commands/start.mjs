import { join } from 'node:path';
import { readPorts, requireFreePorts } from '../stack/readPorts.mjs';
import { root } from '../stack/root.mjs';
import { startStack } from '../stack/startStack.mjs';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => interrupt.abort());
}

let stack;
let code = 0;
try {
  const ports = readPorts();
  await requireFreePorts(ports);
  stack = await startStack({
    ports,
    data: process.env.GITOPS_DATA || join(root, '.data'),
    signal: interrupt.signal,
  });
  console.log(`\nOpen ${stack.url}   (Ctrl-C ends everything)`);
  const lastWords = await stack.whenEnded;
  if (!interrupt.signal.aborted) throw new Error(lastWords);
} catch (error) {
  if (!interrupt.signal.aborted) {
    console.error(error.message);
    code = 1;
  }
}
await stack?.stop();
process.exit(code);
