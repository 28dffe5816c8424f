import { startExternalSecrets } from './addOns/startExternalSecrets';
import { startStatusControllers } from './addOns/startStatusControllers';
import { createApiServer } from './api/createApiServer';
import { createChartStorage } from './flux/ChartStorage';
import { createEventRecorder } from './flux/createEventRecorder';
import { findInvalidField } from './flux/findInvalidField';
import { createReleaseStorage } from './flux/ReleaseStorage';
import { startBootstrap } from './flux/startBootstrap';
import { startHelmController } from './flux/startHelmController';
import { startKustomizeController } from './flux/startKustomizeController';
import { startResourceSetController } from './flux/startResourceSetController';
import { startSourceController } from './flux/startSourceController';
import { TargetClusters } from './flux/TargetClusters';
import {
  KubernetesSimulator,
  KubernetesSimulatorOptions,
} from './KubernetesSimulator';
import { createApplier } from './objects/createApplier';
import { createObjectStore } from './objects/createObjectStore';
import { ImageRegistry } from './images/ImageRegistry';
import { startImageControllers } from './images/startImageControllers';
import { createOwnClock } from './createOwnClock';
import { kinds } from './objects/resourceKinds';
import { recordManager } from './objects/recordManager';
import { toTimestamp } from './objects/toTimestamp';
import { findSecrets } from './findSecrets';
import { findServices } from './findServices';
import { findWorkloads } from './findWorkloads';
import { toService } from './toService';
import { startNamespaceController } from './workloads/startNamespaceController';
import { startDeploymentController } from './workloads/startDeploymentController';

/**
 * A cluster with Flux in it. Its controllers really read the repository: what is in Git at `main` is what
 * runs here a few simulated seconds later. It renders no charts: see `flux/deriveWorkload`.
 */
export function createKubernetesSimulator(
  options: KubernetesSimulatorOptions,
): KubernetesSimulator {
  const {
    cluster,
    repository,
    token,
    limited,
    show,
    driftCondition,
    fluxOperator,
    commit,
  } = options;
  const clock = createOwnClock(options.clock);
  const now = () => clock.now();
  const store = createObjectStore({ now });
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      clock.after(ms, resolve);
    });
  const applier = createApplier({
    store,
    now,
    createStatus: ({ group }) =>
      /^(source|kustomize|helm)\./.test(group)
        ? { observedGeneration: -1 }
        : undefined,
  });
  const targets = new TargetClusters({ clock, pause });
  const context = {
    targets,
    driftCondition,
    cluster,
    repository,
    store,
    applier,
    clock,
    pause,
    events: createEventRecorder({ store, now }),
    charts: createChartStorage(),
    releases: createReleaseStorage(),
  };
  const broken = new Set<string>();
  const users = { token, limited };
  const server = createApiServer({
    store: show ? show(store) : store,
    clock,
    users,
    findInvalidField,
    installed: { fluxOperator },
  });
  const deployments = startDeploymentController({
    store,
    clock,
    pause,
    events: context.events,
    isBroken: workload => broken.has(toService(workload) ?? ''),
  });
  const registry = new ImageRegistry({ repository, cluster });
  const addOns = { store, clock, events: context.events };
  const externalSecrets = startExternalSecrets(addOns);
  const stops = [
    startStatusControllers(addOns),
    startImageControllers({ ...context, registry, commit }),
    externalSecrets.stop,
    startSourceController(context),
    startKustomizeController(context),
    startHelmController(context),
    ...(fluxOperator ? [startResourceSetController(context)] : []),
    startBootstrap(context),
    startNamespaceController(store),
    deployments.stop,
    server.stop,
    () => targets.stop(),
  ];

  const workloadsOf = (service: string) => {
    const found = findWorkloads(store, service);
    if (!found.length)
      throw new Error(`${cluster} runs no service named ${service}`);
    return found;
  };

  return {
    cluster,
    store,
    handle: server.handle,
    services: () => findServices(store, cluster),
    drift(service) {
      for (const workload of workloadsOf(service)) {
        const replicas = Number(workload.spec?.replicas ?? 1) + 2;
        store.write(kinds.deployment, {
          ...workload,
          spec: { ...workload.spec, replicas },
          metadata: {
            ...workload.metadata,
            managedFields: recordManager(workload.metadata, {
              apiVersion: 'apps/v1',
              manager: 'kubectl-edit',
              operation: 'Update',
              time: toTimestamp(now()),
              fields: { spec: { replicas } },
              changed: { 'f:spec': { 'f:replicas': {} } },
            }),
          },
        });
      }
    },
    break(service) {
      workloadsOf(service);
      broken.add(service);
      deployments.refresh();
    },
    heal(service) {
      workloadsOf(service);
      broken.delete(service);
      deployments.refresh();
    },
    publishImage: (name, tag) => registry.publish(name, tag),
    setSecretMissing(service, isMissing) {
      const found = findSecrets(store, service);
      if (!found.length)
        throw new Error(
          `${service} on ${cluster} has no ExternalSecret whose name begins with it.`,
        );
      found.forEach(each => externalSecrets.setMissing(each, isMissing));
    },
    targets: () => targets.names(),
    setTargetFault: (target, fault) => targets.setFault(target, fault),
    compact: () => store.compact(),
    stop() {
      stops.forEach(stop => stop());
      clock.stop();
    },
  };
}
