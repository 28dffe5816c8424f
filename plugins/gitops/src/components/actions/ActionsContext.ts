import {
  ActionCheck,
  Deployment,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';
import { createContext } from 'react';
import { ActionRequest } from './ActionRequest';

/** What the rows, the drawer and the bar over the board need to act. */
export type ActionsOfBoard = {
  /** What can be done, by the id of the Deployment. */
  checks: ReadonlyMap<string, readonly ActionCheck[]>;
  /** Asks whether it is meant, then does it. */
  request: (request: ActionRequest) => void;
  /** The ids of the selected rows. */
  selected: ReadonlySet<string>;
  select: (id: string, selected: boolean) => void;
  clear: () => void;
  /** The action last taken on several rows at once. */
  bulk?: { action: DeploymentAction; deployments: readonly Deployment[] };
};

/** Outside a board nothing can be done. */
export const ActionsContext = createContext<ActionsOfBoard>({
  checks: new Map(),
  request: () => {},
  selected: new Set(),
  select: () => {},
  clear: () => {},
});
