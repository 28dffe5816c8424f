import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { Applier } from '../objects/createApplier';
import { ObjectStore } from '../objects/ObjectStore';
import { EventRecorder } from './createEventRecorder';
import { TargetClusters } from './TargetClusters';

/** What every controller in a cluster works with. */
export type FluxContext = {
  cluster: string;
  repository: PlatformRepository;
  store: ObjectStore;
  applier: Applier;
  events: EventRecorder;
  /** The other clusters it delivers to. */
  targets: TargetClusters;
  /** Whether drift of a HelmRelease is a condition too. */
  driftCondition?: boolean;
  clock: SimulatedClock;
  /** Resolves after some simulated time; never when the cluster stopped meanwhile. */
  pause(ms: number): Promise<void>;
};

/** Namespace and name, the key of everything that a controller reconciles. */
export type ObjectKey = { namespace: string; name: string };
