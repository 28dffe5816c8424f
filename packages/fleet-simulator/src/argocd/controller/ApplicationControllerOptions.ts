import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationResource, ArgocdApplication } from '../ArgocdApplication';
import { LiveObject } from '../live/LiveObject';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { UnreachableCluster } from '../UnreachableCluster';
import { ApplicationStore } from './ApplicationStore';

/** What the controller of the Applications needs from the rest of the hub. */
export type ApplicationControllerOptions = {
  store: ApplicationStore;
  repository: PlatformRepository;
  clock: SimulatedClock;
  /** Whether the hub knows the cluster an Application goes to. */
  knowsDestination: (application: ArgocdApplication) => boolean;
  /** The cluster it goes to, when that does not answer. */
  unreachable: (
    application: ArgocdApplication,
  ) => UnreachableCluster | undefined;
  /** The health of what the hub keeps itself. */
  healthOf: (
    application: ArgocdApplication,
    resource: DesiredResource,
  ) => ApplicationResource['health'];
  /** Whether a sync window keeps auto-sync from acting. */
  blocksAutoSync: (application: ArgocdApplication) => boolean;
  /** What its cluster has of an Application. */
  liveObjects: (application: ArgocdApplication) => LiveObject[];
  /** A workload of the Application with that uid, or one of its pods, changed. */
  onWorkload: (uid: string) => void;
  /** An Application was synced: what it brought is on its cluster now. */
  onApplied: (application: ArgocdApplication, live: DesiredState) => void;
  /** Sync or health of an Application changed. */
  onChanged: (application: ArgocdApplication) => void;
};
