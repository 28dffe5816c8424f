import { EngineErrorCode } from '@backstage-gitops/plugin-gitops-node';

/** What a live read through Argo CD says about the cluster behind it. */
export type ClusterAnswer =
  /** Its API server answered. */
  | { answer: 'reached' }
  /** It did not, or not to Argo CD. `reason` may be shown to anyone; `cause` is for the log. */
  | {
      answer: 'unreached';
      code: EngineErrorCode;
      reason: string;
      cause: string;
    }
  /** Argo CD refused to ask about this resource: nobody knows. */
  | { answer: 'refused' }
  /** Argo CD itself could not be asked, or could not ask: nobody knows. */
  | { answer: 'unasked' };
