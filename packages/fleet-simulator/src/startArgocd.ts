import { createArgocdHandler } from './argocd/api/createArgocdHandler';
import { SessionTokens } from './argocd/api/SessionTokens';
import { ArgocdHub } from './argocd/ArgocdHub';
import { BarePlatformRepository } from './git/BarePlatformRepository';
import { FaultGate } from './scenario/FaultGate';
import { ArgocdTarget } from './scenario/faults/ArgocdTarget';
import { createShownHub } from './scenario/faults/createShownHub';
import { RewindableApplications } from './scenario/faults/RewindableApplications';
import { SkewedClock } from './scenario/faults/SkewedClock';
import { TargetPorts } from './scenario/faults/TargetPorts';
import { SimulatedClock } from './scenario/SimulatedClock';
import { guardHandler } from './server/guardHandler';

const KEEPALIVE_MS = 15_000;

/**
 * Runs Argo CD.
 *
 * @param options.openPorts - opens ports for it; gives undefined when all share one port
 */
export async function startArgocd(options: {
  repository: BarePlatformRepository;
  clock: SimulatedClock;
  sessions: SessionTokens;
  openPorts: (gate: FaultGate) => Promise<TargetPorts | undefined>;
}): Promise<{ hub: ArgocdHub; target: ArgocdTarget }> {
  const { repository, sessions, openPorts } = options;
  const clock = new SkewedClock(options.clock);
  const hub = new ArgocdHub(repository, clock);
  const { shownHub, shown } = createShownHub(hub);
  const past = new RewindableApplications({
    store: hub.store,
    now: () => Date.now(),
  });
  repository.onPush(() => past.markPush());
  const gate = new FaultGate(
    guardHandler(
      createArgocdHandler({
        hub: shownHub,
        sessions,
        keepaliveMs: KEEPALIVE_MS,
      }),
    ),
  );
  const ports = await openPorts(gate);
  const parts = { hub, shown, sessions, clock, past };
  return { hub, target: new ArgocdTarget(parts, gate, ports) };
}
