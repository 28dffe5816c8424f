import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { Pod } from '../../client/wire';
import { toPodSpecifics } from './toPodSpecifics';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/**
 * The container whose lines are meant: the one asked for, else the one the Pod names as its default, else
 * the first.
 *
 * @returns undefined when the Pod has no such container.
 */
export function selectContainer(
  { metadata, spec }: Pod,
  asked: string | undefined,
): string | undefined {
  const main = spec.containers.map(({ name }) => name);
  const all = [...main, ...(spec.initContainers ?? []).map(({ name }) => name)];
  if (asked !== undefined) return all.includes(asked) ? asked : undefined;
  const preferred = metadata.annotations?.[DEFAULT_CONTAINER];
  return preferred && all.includes(preferred) ? preferred : main[0];
}

/** Why a container has no lines: the API server says only that the request was bad. */
export function toSilence(
  pod: Pod,
  asked: { name: string; container: string; previous: boolean },
): EngineProblem {
  const { name, container, previous } = asked;
  const state = toPodSpecifics(pod).containers?.find(
    each => each.name === container,
  );
  if (previous && !state?.restarts) {
    return {
      code: 'NotRestarted',
      message: `Container ${container} of pod ${name} was not restarted: there are no lines from before.`,
    };
  }
  const why = state?.reason
    ? `: ${state.reason}${state.message ? `, ${state.message}` : ''}`
    : '.';
  return {
    code: 'ContainerWaiting',
    message: `Container ${container} of pod ${name} has no lines, as it has not started${why}`,
  };
}
