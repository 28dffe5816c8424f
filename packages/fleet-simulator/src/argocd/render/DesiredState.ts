import { JsonObject } from '../../Json';

/** A resource that Git wants. */
export type DesiredResource = {
  group: string;
  version: string;
  kind: string;
  /** Absent for what lives in no namespace. */
  namespace?: string;
  name: string;
  images?: string[];
  syncWave?: number;
  /** The whole object, where it stands in Git as it is. */
  manifest?: JsonObject;
};

/** What a source says should run, as far as it can be told without rendering charts. */
export type DesiredState = {
  /** Equal for two commits when the same would be deployed. */
  digest: string;
  sourceType: 'Helm' | 'Kustomize' | 'Directory';
  /** In the order `status.resources` has. */
  resources: DesiredResource[];
  /** Sorted. */
  images: string[];
  replicas: number;
};
