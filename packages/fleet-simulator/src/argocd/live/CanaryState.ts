/** One run of an analysis step. Times are ISO 8601, whole seconds. */
export type AnalysisState = {
  name: string;
  uid: string;
  version: string;
  hash: string;
  revision: number;
  stepIndex: number;
  phase: 'Running' | 'Successful';
  startedAt: string;
  completedAt?: string;
};

/** How far a Rollout is with its newest template. Times are ISO 8601, whole seconds. */
export type CanaryState = {
  /** Of the template everything falls back to. */
  stableHash: string;
  /** The step it is at; as many as there are steps when it is through. */
  stepIndex: number;
  phase: 'Healthy' | 'Progressing' | 'Paused' | 'Degraded';
  message?: string;
  /** Since when it waits at a pause step. */
  pausedAt?: string;
  abortedAt?: string;
  analyses: AnalysisState[];
  /** When it changed its phase last. */
  changedAt: string;
};
