import { ClusterReader } from '../details/ClusterReader';

/** What acting is done with. */
export type ActionContext = {
  reader: ClusterReader;
  /** The time of day, for tokens. */
  now(): Date;
};
