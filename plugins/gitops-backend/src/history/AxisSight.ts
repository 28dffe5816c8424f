import { TransitionAxis } from '@backstage-gitops/plugin-gitops-common';

/** The value of one axis as a row shows it. */
export type AxisSight = {
  axis: TransitionAxis;
  to: string;
  /** When the engine says it became so, ISO 8601. */
  told?: string;
  /** The sentence that explains it. */
  message?: string;
};
