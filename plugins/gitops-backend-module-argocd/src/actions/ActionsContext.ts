import { ArgocdConnection } from '../client/ArgocdConnection';
import { EngineTiming } from '../observation/EngineTiming';

/** What the actions share. */
export type ActionsContext = {
  connection: ArgocdConnection;
  timing: EngineTiming;
};
