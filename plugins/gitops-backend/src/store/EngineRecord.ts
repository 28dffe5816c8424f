import {
  Cluster,
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { PlacedCluster } from './createClusterPlacer';
import { KnownCluster } from './EngineUpdate';

/** What the store keeps of one engine. */
export type EngineRecord = {
  state: EngineState;
  /** It was read completely at least once. */
  read: boolean;
  /** What it told, untouched, by id: an update is compared with this. */
  told: Map<string, Deployment>;
  clusters: readonly KnownCluster[];
  place: (cluster: Cluster) => PlacedCluster;
};
