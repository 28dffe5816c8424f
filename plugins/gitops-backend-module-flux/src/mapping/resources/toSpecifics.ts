import { ResourceSpecifics } from '@backstage-gitops/plugin-gitops-common';
import {
  autoscalerSchema,
  ExternalSecret,
  externalSecretSchema,
  LiveObject,
  podSchema,
  Rollout,
  rolloutSchema,
  workloadStateSchema,
} from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { deriveReplicas } from './deriveReplicas';
import { toGroup } from './toGroup';
import { toPodSpecifics } from './toPodSpecifics';
import { toRouteUrls } from './toRouteUrls';

/**
 * What an object of a kind that people ask about has to say beyond health; nothing for any other, or
 * where it has a shape we do not know.
 */
export function toSpecifics(object: LiveObject): ResourceSpecifics | undefined {
  switch (`${toGroup(object)}/${object.kind}`) {
    case '/Pod': {
      const { data } = podSchema.safeParse(object);
      return data && toPodSpecifics(data);
    }
    case 'apps/Deployment':
    case 'apps/StatefulSet':
    case 'apps/DaemonSet':
    case 'apps/ReplicaSet':
      return toWorkload(object);
    case 'argoproj.io/Rollout': {
      const { data } = rolloutSchema.safeParse(object);
      return data && toRollout(data);
    }
    case 'external-secrets.io/ExternalSecret': {
      const { data } = externalSecretSchema.safeParse(object);
      return data && toExternalSecret(data);
    }
    case 'autoscaling/HorizontalPodAutoscaler':
      return toAutoscaler(object);
    case '/Service':
    case 'networking.k8s.io/Ingress':
    case 'gateway.networking.k8s.io/HTTPRoute':
    case 'gateway.networking.k8s.io/Gateway':
      return { type: 'route', urls: toRouteUrls(object) };
    default:
      return undefined;
  }
}

function toWorkload(object: LiveObject): ResourceSpecifics | undefined {
  const { data } = workloadStateSchema.safeParse(object);
  if (!data) return undefined;
  const revision =
    data.metadata.annotations?.['deployment.kubernetes.io/revision'] ??
    data.metadata.annotations?.['rollout.argoproj.io/revision'];
  return {
    type: 'workload',
    ...deriveReplicas(data, object.kind),
    ...(revision && { revision }),
  };
}

function toRollout({ spec, status }: Rollout): ResourceSpecifics {
  const { canary, blueGreen } = spec.strategy ?? {};
  const steps = canary?.steps?.length;
  const pausedSince = status?.pauseConditions?.[0]?.startTime;
  return {
    type: 'rollout',
    phase: status?.phase ?? 'Unknown',
    strategy: (canary && 'canary') || (blueGreen && 'blueGreen') || 'unknown',
    ...(steps && { step: status?.currentStepIndex ?? 0, steps }),
    ...toWeight({ spec, status }),
    ...(pausedSince && { pausedSince }),
    ...(status?.abort && { aborted: true }),
    analysisRuns: [],
  };
}

/** From the traffic router where there is one, else the last `setWeight` that was reached. */
function toWeight({ spec, status }: Pick<Rollout, 'spec' | 'status'>): {
  weight?: number;
} {
  const routed = status?.canary?.weights?.canary?.weight;
  if (routed !== undefined) return { weight: routed };
  const steps = spec.strategy?.canary?.steps ?? [];
  if (!steps.length || status?.abort) return {};
  const done = steps.slice(0, status?.currentStepIndex ?? 0);
  const weights = done.flatMap(step =>
    typeof step === 'object' &&
    step !== null &&
    'setWeight' in step &&
    typeof step.setWeight === 'number'
      ? step.setWeight
      : [],
  );
  const isDone = done.length === steps.length;
  return { weight: isDone ? 100 : weights.at(-1) ?? 0 };
}

function toExternalSecret({ spec, status }: ExternalSecret): ResourceSpecifics {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const target = status?.binding?.name ?? spec.target?.name;
  return {
    type: 'externalSecret',
    synced: ready?.status === 'True',
    store: spec.secretStoreRef ?? { kind: '', name: '' },
    ...(status?.refreshTime && { refreshedAt: status.refreshTime }),
    ...(target && { target }),
    ...(ready?.status === 'False' && {
      error: toReadableMessage(ready.message || ready.reason),
    }),
  };
}

function toAutoscaler(object: LiveObject): ResourceSpecifics | undefined {
  const { data } = autoscalerSchema.safeParse(object);
  if (!data) return undefined;
  const { spec, status } = data;
  return {
    type: 'autoscaler',
    ...(spec.minReplicas !== undefined && { min: spec.minReplicas }),
    max: spec.maxReplicas,
    ...(status?.currentReplicas !== undefined && {
      current: status.currentReplicas,
    }),
    ...(status?.desiredReplicas !== undefined && {
      desired: status.desiredReplicas,
    }),
    target: `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
  };
}
