import { Deployment } from './Deployment';
import { DeploymentSet } from './DeploymentSet';
import { EngineState } from './Engine';

/** A cluster where the app should run by annotation or configuration, but no engine knows it. @public */
export type ExpectedDeployment = {
  app: string;
  cluster: { name: string; labels: Record<string, string> };
  environment?: string;
  /** Who expects it: the entity's annotation `gitops/clusters`, or `gitops.expected` in the configuration. */
  source: 'annotation' | 'config';
  /**
   * `absent`: every engine was read and none has it. `unknown`: an engine that might deliver there
   * has not been read, so nobody can tell.
   */
  state: 'absent' | 'unknown';
};

/**
 * Answer of `GET /entities/:kind/:namespace/:name/deployments`. Partial truth is a full answer:
 * an engine that cannot be read is named in `engines` and its last rows stay in `items`, dated.
 *
 * @public
 */
export type EntityDeployments = {
  items: Deployment[];
  /** The engines asked, in the order of the configuration. */
  engines: EngineState[];
  /** Only what is missing from `items`. */
  expected: ExpectedDeployment[];
  /** The sets of its rows, and those that should have made one and could not. */
  sets: DeploymentSet[];
  /** The configured environments, in order. */
  environments: string[];
  /** Which rule selected the items, for the empty state: for example `gitops/app-name`. */
  selectedBy?: string;
};

/** Answer of `GET /deployments`. @public */
export type DeploymentList = {
  items: Deployment[];
  /** How many match the filter, on all pages. */
  totalItems: number;
  /** Give it as `cursor` to read the next page; absent on the last one. */
  nextCursor?: string;
  engines: EngineState[];
};
