import { ClusterReader } from '../details/ClusterReader';
import { DetailsContext } from '../details/DetailsContext';

/** What acting is done with. */
export type ActionContext = {
  reader: ClusterReader;
  /** What looks into the resources that are acted on. */
  details: DetailsContext;
  /** The time of day, for tokens. */
  now(): Date;
};
