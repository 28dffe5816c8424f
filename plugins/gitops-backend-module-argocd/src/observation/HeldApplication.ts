import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

/** An Application we hold. */
export type HeldApplication = {
  readonly application: Application;
  readonly deployment: Deployment;
  /** Grows with every sighting of any Application. */
  readonly seenAs: number;
};
