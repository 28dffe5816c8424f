import { isEntityOwner } from './isEntityOwner';
import { isInEnvironment } from './isInEnvironment';
import { isInProject } from './isInProject';
import { isOfEngine } from './isOfEngine';
import { isOnCluster } from './isOnCluster';

/** All rules that narrow a permission on Deployments. */
export const deploymentRules = {
  isEntityOwner,
  isInEnvironment,
  isInProject,
  isOfEngine,
  isOnCluster,
};
