import { TransitionAxis } from '@backstage-gitops/plugin-gitops-common';

/** A transition as it is kept; `at` in milliseconds. */
export type KeptTransition = {
  /** Of the change of the state it is part of: at most one of an axis. */
  sequence: number;
  axis: TransitionAxis;
  from?: string;
  to: string;
  at: number;
  message?: string;
};
