import {
  ActionCheck,
  ActionNotice,
  Deployment,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionWord } from './ActionWord';
import { toActionWord } from './toActionWord';

/** An action as a menu offers it. */
export type MenuEntry = {
  word: ActionWord;
  /** With the parameters a person begins with. */
  action: DeploymentAction;
  permitted: boolean;
  blockers: readonly ActionNotice[];
  warnings: readonly ActionNotice[];
};

/** In the order of the menu. What belongs to one resource or to one entry of the history is not in it. */
const OFFERED: readonly DeploymentAction[] = [
  { action: 'sync', parameters: {} },
  { action: 'reconcile', parameters: {} },
  { action: 'reconcile', parameters: { withSource: true } },
  { action: 'refresh', parameters: {} },
  { action: 'refresh', parameters: { hard: true } },
  { action: 'terminate', parameters: {} },
  { action: 'suspend', parameters: {} },
  { action: 'resume', parameters: {} },
  { action: 'auto-sync', parameters: { enabled: true } },
  { action: 'auto-sync', parameters: { enabled: false } },
];

/** What a menu offers for a Deployment: what its engine has for it, and of opposites the one that changes something. */
export function selectMenuEntries(
  deployment: Pick<Deployment, 'automation'>,
  checks: readonly ActionCheck[],
): MenuEntry[] {
  const { suspended, sync } = deployment.automation;
  return OFFERED.flatMap(offered => {
    const { action, parameters } = offered;
    const check = checks.find(one => one.action === action);
    const already =
      (action === 'suspend' && suspended) ||
      (action === 'resume' && !suspended) ||
      (action === 'auto-sync' && parameters.enabled === sync);
    if (!check || already) return [];
    const { permitted, blockers, warnings } = check;
    const word = toActionWord(action, parameters);
    return [{ word, action: offered, permitted, blockers, warnings }];
  });
}
