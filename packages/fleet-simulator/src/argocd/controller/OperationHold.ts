import { JsonObject } from '../../Json';
import { ApplicationOperationState } from '../ArgocdApplication';

/** What keeps a running operation from applying what it brings. */
export type OperationHold =
  | {
      /** The cluster does not answer: it fails, and is tried again. */
      kind: 'refused';
      outcome: Pick<ApplicationOperationState, 'message' | 'syncResult'>;
      /** Until that is known. */
      afterMs: number;
    }
  | {
      /** It stays Running until somebody ends the wait. */
      kind: 'waits';
      message: string;
      /** What was done before. */
      resources: JsonObject[];
    };
