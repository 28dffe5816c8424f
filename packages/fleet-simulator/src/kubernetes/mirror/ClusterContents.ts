import { KubernetesObject } from '../objects/KubernetesObject';

/** What somebody else keeps in a cluster. */
export interface ClusterContents {
  /** Every object as its API server has it, with uid and times; Events among them. */
  read(): KubernetesObject[];
  /** Called when something may have changed. Returns how to stop. */
  subscribe(listener: () => void): () => void;
}
