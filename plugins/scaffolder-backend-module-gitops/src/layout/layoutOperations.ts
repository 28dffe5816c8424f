import { addCluster } from './operations/addCluster';
import { addServiceToClusters } from './operations/addServiceToClusters';
import { LayoutAction } from './LayoutAction';
import { createAlerts } from './operations/createAlerts';
import { createImageAutomation } from './operations/createImageAutomation';
import { createSecret } from './operations/createSecret';
import { createService } from './operations/createService';
import { initRepository } from './operations/initRepository';
import { LayoutOperation } from './operations/LayoutOperation';
import { promoteService } from './operations/promoteService';
import { removeService } from './operations/removeService';
import { rollBackService } from './operations/rollBackService';

/** Everything that can be done to a repository, under the id of its action. */
export const layoutOperations = {
  'gitops:alert:create': createAlerts,
  'gitops:cluster:add': addCluster,
  'gitops:image-automation:create': createImageAutomation,
  'gitops:repo:init': initRepository,
  'gitops:secret:create': createSecret,
  'gitops:service:add-cluster': addServiceToClusters,
  'gitops:service:create': createService,
  'gitops:service:promote': promoteService,
  'gitops:service:remove': removeService,
  'gitops:service:rollback': rollBackService,
} as const satisfies Record<LayoutAction, LayoutOperation>;
