import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { isWorthReconciling } from '../flux/isWorthReconciling';
import { ResourceKind } from '../objects/ResourceKind';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { AddOnContext } from './AddOnContext';
import { toAutoscalerStatus } from './toAutoscalerStatus';
import { toJobStatus } from './toJobStatus';
import { toRouteStatus } from './toRouteStatus';
import { writeStatus } from './writeStatus';

type StatusController = {
  kind: ResourceKind;
  manager: string;
  /** Simulated milliseconds until it is done. */
  after: number;
  toStatus(
    object: KubernetesObject,
    context: AddOnContext & { at: string },
  ): JsonObject | undefined;
};

/** Who fills in the status of what is there because Git says so, and how it looks once all is well. */
const controllers: StatusController[] = [
  {
    kind: kinds.autoscaler,
    manager: 'kube-controller-manager',
    after: 1_000,
    toStatus: toAutoscalerStatus,
  },
  {
    kind: kinds.ingress,
    manager: 'ingress-controller',
    after: 2_000,
    toStatus: () => ({ loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } }),
  },
  {
    kind: kinds.httpRoute,
    manager: 'gateway-controller',
    after: 1_000,
    toStatus: toRouteStatus,
  },
  {
    kind: kinds.job,
    manager: 'kube-controller-manager',
    after: 3_000,
    toStatus: toJobStatus,
  },
];

/**
 * Runs the controllers of HorizontalPodAutoscalers, Ingresses, HTTPRoutes and Jobs. None of them ever fails.
 *
 * @returns how to stop them
 */
export function startStatusControllers(context: AddOnContext): () => void {
  const { store, clock } = context;
  return store.observe(change => {
    const found = controllers.find(({ kind }) => kind === change.kind);
    if (!found || change.type === 'DELETED' || !isWorthReconciling(change))
      return;
    const { kind, manager, after, toStatus } = found;
    clock.after(after, () => {
      const object = store.get(kind, change.object.metadata);
      const at = toTimestamp(clock.now());
      const status = object && toStatus(object, { ...context, at });
      if (object && status)
        writeStatus(context, { kind, object, manager, status });
    });
  });
}
