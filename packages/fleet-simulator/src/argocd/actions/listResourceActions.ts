import { isJsonObject, JsonObject } from '../../Json';
import { LiveObject } from '../live/LiveObject';

/** What can be done to a resource. */
export type ResourceAction = {
  name: string;
  params?: { name: string }[];
  /** Not now. */
  disabled?: true;
  iconClass?: string;
  displayName?: string;
};

const icon = (name: string) => `fa fa-fw fa-${name}`;

const restart: ResourceAction = { name: 'restart', iconClass: icon('redo') };

const scale: ResourceAction = {
  name: 'scale',
  params: [{ name: 'replicas' }],
  iconClass: icon('plus-circle'),
};

/** The actions Argo CD 3.5 offers for an object, by name. */
export function listResourceActions(object: LiveObject): ResourceAction[] {
  const { group, kind, manifest } = object;
  const spec = isJsonObject(manifest.spec) ? manifest.spec : {};
  switch (`${group}/${kind}`) {
    case 'apps/Deployment':
      return [
        {
          name: 'pause',
          ...when(spec.paused),
          iconClass: icon('pause-circle'),
        },
        restart,
        {
          name: 'resume',
          ...when(!spec.paused),
          iconClass: icon('play-circle'),
        },
        scale,
      ];
    case 'apps/StatefulSet':
      return [restart, scale];
    case 'apps/DaemonSet':
      return [restart];
    case 'argoproj.io/Rollout':
      return toRolloutActions(spec, manifest);
    case 'external-secrets.io/ExternalSecret':
      return [{ name: 'refresh' }];
    default:
      return [];
  }
}

function when(disabled: unknown): { disabled?: true } {
  return disabled ? { disabled: true } : {};
}

function toRolloutActions(
  spec: JsonObject,
  { status }: JsonObject,
): ResourceAction[] {
  const now = isJsonObject(status) ? status : {};
  const isPromoted = now.currentPodHash === now.stableRS;
  const isPaused = spec.paused || now.pauseConditions;
  const strategy = isJsonObject(spec.strategy) ? spec.strategy : {};
  const canary = isJsonObject(strategy.canary) ? strategy.canary : {};
  const steps = Array.isArray(canary.steps) ? canary.steps.length : 0;
  const isThrough = isPromoted || Number(now.currentStepIndex ?? 0) >= steps;
  return [
    { name: 'abort', ...when(isPromoted || now.abort) },
    { name: 'pause', ...when(spec.paused) },
    { name: 'promote-full', ...when(isPromoted) },
    { name: 'restart', displayName: 'Restart Pods' },
    { name: 'resume', ...when(!isPaused) },
    { name: 'retry', ...when(isPromoted || !now.abort) },
    { name: 'skip-current-step', ...when(isThrough) },
  ];
}
