import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { AuditOptions } from '../actions/runAudited';
import { DeploymentActions } from '../service/DeploymentActions';
import { DeploymentsService } from '../service/DeploymentsService';
import { HistoryReads } from '../service/HistoryReads';
import { LiveReads } from '../service/LiveReads';

/** What the actions in Backstage's registry are made of: what the routes are made of. */
export type RegistryOptions = {
  actionsRegistry: ActionsRegistryService;
  service: DeploymentsService;
  history: HistoryReads;
  live: LiveReads;
  actions: DeploymentActions;
  audit: AuditOptions;
};
