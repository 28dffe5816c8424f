import { ArgocdConnection } from '../client/ArgocdConnection';
import { EngineTiming } from '../observation/EngineTiming';

/** What the reads of details share. */
export type DetailsContext = {
  connection: ArgocdConnection;
  timing: EngineTiming;
  /** Takes out of a text our secrets, and the addresses of API servers. */
  hide(text: string): string;
};
