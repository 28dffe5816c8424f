import {
  OfferedResourceAction,
  ResourceActionParameter,
} from '@backstage-gitops/plugin-gitops-common';
import { OfferedAction } from '../../client/readOfferedActions';

/** What only goes on or stops: its opposite takes it back. */
const HARMLESS =
  /^(?:pause|resume|suspend|unsuspend|refresh|reconcile|enable|disable|retry)\b/;

/**
 * What Argo CD offers for a resource. One we do not know is taken for destructive: that it asks once more does
 * less harm than that it does not.
 */
export function toOfferedActions(
  actions: readonly OfferedAction[],
): OfferedResourceAction[] {
  return actions.map(({ name, displayName, disabled, params }) => ({
    name,
    title: displayName ?? toTitle(name),
    disabled: disabled ?? false,
    destructive: !HARMLESS.test(name),
    ...(params.length > 0 && { parameters: params.map(toParameter) }),
  }));
}

/**
 * Argo CD's own `scale` declares no type, and refuses what is no number.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/resource_actions/
 */
function toParameter({
  name,
  type,
  default: value,
}: OfferedAction['params'][number]): ResourceActionParameter {
  return {
    name,
    type: toParameterType(type ?? (name === 'replicas' ? 'number' : '')),
    ...(value && { default: value }),
  };
}

function toParameterType(type: string): ResourceActionParameter['type'] {
  if (/^(?:number|int|integer)$/i.test(type)) return 'integer';
  return /^bool/i.test(type) ? 'boolean' : 'text';
}

/** `skip-current-step` → `Skip current step`. */
function toTitle(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
