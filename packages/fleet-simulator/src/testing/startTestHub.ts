import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArgocdHandler } from '../argocd/api/createArgocdHandler';
import { SessionTokens } from '../argocd/api/SessionTokens';
import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { ArgocdHub } from '../argocd/ArgocdHub';
import { openPlatformRepository } from '../git/openPlatformRepository';
import { createSimulatedClock } from '../scenario/SimulatedClock';
import { listen } from '../server/listen';
import { OpenStream, openStream } from './openStream';
import { waitUntil } from './waitUntil';

const TOKEN = 'test-token';

/** An Argo CD over the seeded repository, with its API and nothing else of a fleet. */
export async function startTestHub(
  options: { speed?: number; messageLimitBytes?: number } = {},
) {
  const data = mkdtempSync(join(tmpdir(), 'hub-'));
  const clock = createSimulatedClock(options.speed ?? 20);
  const repository = openPlatformRepository(
    data,
    'http://127.0.0.1:1/git/org/platform-gitops.git',
    { now: clock.now() },
  );
  const hub = new ArgocdHub(repository, clock);
  const sessions = new SessionTokens({
    token: TOKEN,
    username: 'admin',
    password: 'test-password',
  });
  const { messageLimitBytes } = options;
  const handle = createArgocdHandler({
    hub,
    sessions,
    keepaliveMs: 15_000,
    messageLimitBytes,
  });
  const { server, url } = await listen(0, (request, response) => {
    handle(request, response).catch(error => response.destroy(error));
  });
  const headers = {
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
  };
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  };
  const find = (name: string): ArgocdApplication => {
    const found = hub.store.get('argocd', name);
    if (!found) throw new Error(`There is no Application ${name}`);
    return found;
  };
  return {
    hub,
    repository,
    url,
    token: TOKEN,
    send,
    find,
    get: (path: string) => send('GET', path),
    /** Waits until an Application fits. */
    until: (
      name: string,
      what: string,
      fits: (application: ArgocdApplication) => boolean,
    ) =>
      waitUntil(`${name} is ${what}`, () => {
        const application = hub.store.get('argocd', name);
        return application && fits(application) ? application : undefined;
      }),
    /** Commits on `main`. */
    commit: (files: Record<string, string | null>) =>
      repository.commit({
        message: 'Test',
        author: { name: 'Test', email: 'test@example.com' },
        date: clock.now(),
        files,
      }),
    stream: (path: string): Promise<OpenStream> =>
      openStream(`${url}${path}`, { ...headers, accept: 'text/event-stream' }),
    async stop() {
      hub.stop();
      clock.stop();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      rmSync(data, { recursive: true, force: true });
    },
  };
}
