import { Manifest } from '../readManagedResources';
import { autoscalerObjectSchema } from './AutoscalerObject';
import { externalSecretObjectSchema } from './ExternalSecretObject';
import { imageUpdaterObjectSchema } from './ImageUpdaterObject';
import { KindObject, LiveObject, objectSchema } from './LiveObject';
import { podObjectSchema } from './PodObject';
import { rolloutObjectSchema } from './RolloutObject';
import { routeObjectSchema } from './RouteObject';
import { workloadObjectSchema } from './WorkloadObject';

/** Parses an object into what is said of its kind; what cannot be parsed is not said. */
export function parseLiveObject(
  ref: { group?: string; kind: string },
  manifest: Manifest,
): LiveObject {
  const { data } = objectSchema.safeParse(manifest);
  return {
    manifest,
    resourceVersion: data?.metadata?.resourceVersion,
    createdAt: data?.metadata?.creationTimestamp,
    conditions: data?.status?.conditions ?? [],
    kind: parseKind(ref, manifest),
  };
}

function parseKind(
  { group = '', kind }: { group?: string; kind: string },
  manifest: Manifest,
): KindObject | undefined {
  switch (`${group}/${kind}`) {
    case 'argoproj.io/Rollout': {
      const { data: object } = rolloutObjectSchema.safeParse(manifest);
      return object && { type: 'rollout', object };
    }
    case 'external-secrets.io/ExternalSecret': {
      const { data: object } = externalSecretObjectSchema.safeParse(manifest);
      return object && { type: 'externalSecret', object };
    }
    case 'autoscaling/HorizontalPodAutoscaler': {
      const { data: object } = autoscalerObjectSchema.safeParse(manifest);
      return object && { type: 'autoscaler', object };
    }
    case 'apps/Deployment':
    case 'apps/StatefulSet':
    case 'apps/DaemonSet':
    case 'apps/ReplicaSet': {
      const { data: object } = workloadObjectSchema.safeParse(manifest);
      return object && { type: 'workload', object };
    }
    case '/Pod': {
      const { data: object } = podObjectSchema.safeParse(manifest);
      return object && { type: 'pod', object };
    }
    case 'gateway.networking.k8s.io/HTTPRoute':
    case 'gateway.networking.k8s.io/Gateway': {
      const { data: object } = routeObjectSchema.safeParse(manifest);
      return object && { type: 'route', object };
    }
    case 'argocd-image-updater.argoproj.io/ImageUpdater': {
      const { data: object } = imageUpdaterObjectSchema.safeParse(manifest);
      return object && { type: 'imageUpdater', object };
    }
    default:
      return undefined;
  }
}
