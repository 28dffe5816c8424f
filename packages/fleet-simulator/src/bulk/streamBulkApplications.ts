import { ServerResponse } from 'node:http';
import { BulkArgocd, toEvent } from './BulkArgocd';

/** Events written at once. */
const BATCH = 32;
const KEEPALIVE_MS = 15_000;

/**
 * `GET /api/v1/stream/applications`, as server-sent events: every Application whole, as fast as the
 * reader takes them, then each change.
 *
 * @param options - `isSilent`: while it is true nothing is sent, as by a process that is stopped
 */
export async function streamBulkApplications(
  response: ServerResponse,
  options: {
    argocd: BulkArgocd;
    projects: readonly string[];
    isSilent: () => boolean;
  },
): Promise<void> {
  const { argocd, projects, isSilent } = options;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const early: string[] = [];
  let tell = (event: string) => {
    early.push(event);
  };
  const unsubscribe = argocd.subscribe(event => tell(event));
  const keepalive = setInterval(() => {
    if (!isSilent()) response.write(':\n');
  }, KEEPALIVE_MS);
  const turn = { goOn: () => {} };
  response.on('drain', () => turn.goOn());
  response.on('close', () => {
    unsubscribe();
    clearInterval(keepalive);
    turn.goOn();
  });

  for (let start = 0; start < argocd.size; start += BATCH) {
    let text = '';
    const end = Math.min(start + BATCH, argocd.size);
    for (let index = start; index < end; index++) {
      const { project } = argocd.place(index);
      if (projects.length > 0 && !projects.includes(project)) continue;
      text += toFrame(toEvent('ADDED', argocd.render(index)));
    }
    if (response.destroyed) return;
    if (!response.write(text)) {
      await new Promise<void>(resolve => {
        turn.goOn = resolve;
      });
    }
  }
  tell = event => {
    if (!isSilent()) response.write(toFrame(event));
  };
  early.forEach(event => tell(event));
}

function toFrame(event: string): string {
  return `data: ${event} \n\n\n`;
}
