import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionTokens } from './argocd/api/SessionTokens';
import { createTargetUrls } from './createTargetUrls';
import { Fleet, FleetOptions } from './Fleet';
import { createGitHandler } from './git/createGitHandler';
import { openPlatformRepository } from './git/openPlatformRepository';
import { FaultDirector } from './scenario/FaultDirector';
import { FaultGate } from './scenario/FaultGate';
import { createCertificates } from './scenario/faults/createCertificates';
import { Destinations } from './scenario/faults/Destinations';
import { FaultTarget } from './scenario/faults/FaultTarget';
import { GitTarget } from './scenario/faults/GitTarget';
import { TargetPorts } from './scenario/faults/TargetPorts';
import { FleetDirector } from './scenario/FleetDirector';
import {
  parseFleetOperation,
  ParsedOperation,
} from './scenario/FleetOperation';
import { PlayDirector } from './scenario/PlayDirector';
import { createSimulatedClock } from './scenario/SimulatedClock';
import { createControlHandler } from './server/createControlHandler';
import { guardHandler } from './server/guardHandler';
import { listen } from './server/listen';
import { routeRequest } from './server/routeRequest';
import { startArgocd } from './startArgocd';
import { startDeliveredClusters } from './startDeliveredClusters';
import { startKubernetesClusters } from './startKubernetesClusters';

const fleetAuthor = { name: 'Fleet Player', email: 'player@example.com' };

const REPOSITORY_PATH = '/org/platform-gitops.git';

/**
 * Starts Argo CD, the clusters with Flux, and Git, all in this process on 127.0.0.1: behind one port, or each behind
 * its own.
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
  const targets = new Map<string, FaultTarget>();
  const certificates = options.ownPorts ? createCertificates() : undefined;
  const opened: TargetPorts[] = [];
  const openPorts = async (gate: FaultGate) => {
    if (!certificates) return undefined;
    const ports = await TargetPorts.open({
      handle: (request, response) => gate.handle(request, response),
      swallow: (request, response) => gate.swallow(request, response),
      certificates,
    });
    opened.push(ports);
    return ports;
  };
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0)) await each();
    clock.stop();
    await Promise.all(opened.map(ports => ports.close()));
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    if (!dataDirectory) rmSync(data, { recursive: true, force: true });
  };
  try {
    let onReceived = () => {};
    const gitGate = new FaultGate(
      createGitHandler(data, { onReceived: () => onReceived() }),
    );
    const git = new GitTarget(gitGate, await openPorts(gitGate));
    const repositoryUrl = `${git.ports?.url ?? `${url}/git`}${REPOSITORY_PATH}`;
    const repository = openPlatformRepository(data, repositoryUrl, {
      now: clock.now(),
    });
    onReceived = () => repository.refresh();
    const sessions = new SessionTokens({ token: argocdToken, ...account });
    const argocd = await startArgocd({
      repository,
      clock,
      sessions,
      openPorts,
    });
    const { hub } = argocd;
    stops.push(() => hub.stop());
    targets.set('argocd', argocd.target);
    targets.set('git', git);
    const clusters = await startKubernetesClusters({
      repository,
      clock,
      token: kubernetesToken,
      targets,
      openPorts,
    });
    stops.push(() => clusters.stop());
    const delivered = startDeliveredClusters({
      hub,
      clock,
      token: kubernetesToken,
    });
    stops.push(() => delivered.stop());
    const faults = new FaultDirector({
      targets: () => targets,
      destinations: new Destinations({
        hub,
        kubernetes: () => clusters.all,
        targets: () => [...targets.keys()],
      }),
    });
    stops.unshift(() => faults.stop());
    const director = new FleetDirector({
      repository,
      hub,
      targets: () => targets,
      play: new PlayDirector({
        repository,
        hub,
        clock,
        kubernetes: () => clusters.all,
      }),
      faults,
    });
    const run = async (operation: ParsedOperation) => {
      const answer = await director.run(operation);
      if (operation.op !== 'status') log(answer);
      return answer;
    };
    const requestCounts = () =>
      Object.fromEntries(
        [...targets].map(([name, { gate }]) => [name, gate.requests]),
      );
    const urls = createTargetUrls(url, targets);
    const control = guardHandler(
      createControlHandler({
        run,
        faults: () => faults.current(),
        requestCounts,
        addresses: () => ({
          repository: repositoryUrl,
          targets: urls.all(),
          certificateAuthority: certificates?.trusted.cert,
        }),
      }),
    );
    handle = (request, response) =>
      routeRequest(request, response, { targets, delivered, control });
    return {
      url,
      argocdUrl: urls.urlOf('argocd'),
      argocdToken,
      argocdUsername: account.username,
      argocdPassword: account.password,
      kubernetesToken,
      urlOf: urls.urlOf,
      tlsUrlOf: urls.tlsUrlOf,
      kubernetesUrl: urls.kubernetesUrl,
      certificateAuthority: certificates?.trusted.cert,
      renewToken: cluster => {
        const token = clusters.renewToken(cluster);
        if (token !== undefined) return token;
        throw new Error(`There is no cluster '${cluster}' with Flux.`);
      },
      repositoryUrl,
      commit: async ({ message, author = fleetAuthor, files }) =>
        repository.commit({ message, author, files, date: clock.now() }),
      control: async operation => run(parseFleetOperation(operation)),
      requestCounts,
      faults: () => faults.current(),
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
