import { OfferedResourceAction } from '@backstage-gitops/plugin-gitops-common';
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
  return actions.map(({ name, displayName, disabled }) => ({
    name,
    title: displayName ?? toTitle(name),
    disabled: disabled ?? false,
    destructive: !HARMLESS.test(name),
  }));
}

/** `skip-current-step` → `Skip current step`. */
function toTitle(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
