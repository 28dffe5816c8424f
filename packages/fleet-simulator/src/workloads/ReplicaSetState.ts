import { JsonObject } from '../Json';
import { PodState } from './PodState';

/** The replicas of one pod template. */
export type ReplicaSetState = {
  name: string;
  uid: string;
  /** End of its name and label of its pods. */
  hash: string;
  /** Counts the templates of its owner, from 1. */
  revision: number;
  /** ISO 8601, whole seconds. */
  createdAt: string;
  /** Its resourceVersion. */
  version: string;
  /** The pod template, without the label of the hash. */
  template: JsonObject;
  /** How many it should have. */
  replicas: number;
  pods: PodState[];
};
