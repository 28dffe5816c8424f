import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArgocdHandler } from './argocd/api/createArgocdHandler';
import { SessionTokens } from './argocd/api/SessionTokens';
import { ArgocdHub } from './argocd/ArgocdHub';
import { Fleet, FleetOptions } from './Fleet';
import { createGitHandler } from './git/createGitHandler';
import { openPlatformRepository } from './git/openPlatformRepository';
import { startKubernetesClusters } from './startKubernetesClusters';
import { FaultGate } from './scenario/FaultGate';
import { FleetDirector } from './scenario/FleetDirector';
import { FleetOperation } from './scenario/FleetOperation';
import { argocdRefusals, gitRefusals } from './scenario/refusals';
import { createSimulatedClock } from './scenario/SimulatedClock';
import { createControlHandler } from './server/createControlHandler';
import { listen } from './server/listen';
import { routeRequest } from './server/routeRequest';

const fleetAuthor = { name: 'Fleet Player', email: 'player@example.com' };

const KEEPALIVE_MS = 15_000;

/**
 * Starts Argo CD, the clusters with Flux, and Git, all in this process and on one port of 127.0.0.1.
 *
 * @throws when the port is taken (code `EADDRINUSE`) or git is not installed.
 */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const { dataDirectory, speed = 1, log = () => {} } = options;
  const argocdToken = options.argocdToken ?? createToken();
  const kubernetesToken = options.kubernetesToken ?? createToken();
  const account = { username: 'admin', password: createToken() };
  let handle = (_: IncomingMessage, response: ServerResponse) => {
    response.destroy();
  };
  const { server, url } = await listen(options.port ?? 0, (request, response) =>
    handle(request, response),
  );
  const data = dataDirectory ?? mkdtempSync(join(tmpdir(), 'fleet-'));
  const clock = createSimulatedClock(speed);
  const repositoryUrl = `${url}/git/org/platform-gitops.git`;
  const stops: (() => void)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0)) each();
    clock.stop();
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    if (!dataDirectory) rmSync(data, { recursive: true, force: true });
  };
  try {
    const repository = openPlatformRepository(data, repositoryUrl, {
      now: clock.now(),
    });
    const hub = new ArgocdHub(repository, clock);
    stops.push(() => hub.stop());
    const sessions = new SessionTokens({ token: argocdToken, ...account });
    const gates = new Map<string, FaultGate>();
    gates.set(
      'argocd',
      new FaultGate({
        handler: guard(
          createArgocdHandler({ hub, sessions, keepaliveMs: KEEPALIVE_MS }),
        ),
        refusals: argocdRefusals,
      }),
    );
    gates.set(
      'git',
      new FaultGate({
        handler: createGitHandler(data, {
          onReceived: () => repository.refresh(),
        }),
        refusals: gitRefusals,
      }),
    );
    const clusters = startKubernetesClusters({
      repository,
      clock,
      token: kubernetesToken,
      gates,
    });
    stops.push(clusters.stop);
    const director = new FleetDirector({
      repository,
      hub,
      kubernetes: () => clusters.all,
      gates: () => gates,
      revokeLogins: () => sessions.revokeAll(),
    });
    const run = (operation: FleetOperation) => {
      const answer = director.run(operation);
      if (operation.op !== 'status') log(answer);
      return answer;
    };
    const requestCounts = () =>
      Object.fromEntries(
        [...gates].map(([name, { requests }]) => [name, requests]),
      );
    const control = guard(createControlHandler({ run, requestCounts }));
    handle = (request, response) =>
      routeRequest(request, response, { gates, control });
    return {
      url,
      argocdUrl: `${url}/argocd`,
      argocdToken,
      argocdUsername: account.username,
      argocdPassword: account.password,
      kubernetesUrl: cluster => `${url}/clusters/${cluster}`,
      kubernetesToken,
      repositoryUrl,
      commit: async ({ message, author = fleetAuthor, files }) =>
        repository.commit({ message, author, files, date: clock.now() }),
      control: async operation => run(operation),
      requestCounts,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createToken() {
  return randomBytes(24).toString('base64url');
}

// A bug in a handler ends that request, not the fleet.
function guard(
  handler: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>,
) {
  return (request: IncomingMessage, response: ServerResponse) => {
    handler(request, response).catch((error: Error) => {
      if (!response.headersSent) {
        response.writeHead(500, { 'content-type': 'text/plain' });
      }
      response.end(`${error.message}\n`);
    });
  };
}
