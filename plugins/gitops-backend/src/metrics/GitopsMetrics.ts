import { Engine, TransitionAxis } from '@backstage-gitops/plugin-gitops-common';

/**
 * What the parts of the backend count. Names, units and attributes are in docs/operating.md; none of
 * them is the name of an app, a person or a commit.
 */
export interface GitopsMetrics {
  /** An engine told something. */
  countEvent(engine: Engine, type: 'full' | 'delta' | 'error'): void;
  /** An observation began anew: its streams were opened again. */
  countRestart(engine: Engine): void;
  /** A request was answered. @param answer - `route` as the API describes it, time in seconds */
  recordRequest(answer: {
    route: string;
    status: number;
    seconds: number;
  }): void;
  /** Somebody asked for something live. @param request.isShared - answered with what another asked */
  countLiveRequest(kind: string, request: { isShared: boolean }): void;
  /** An engine was asked something live. @param read - `outcome`: `success`, `left`, or the name of the error */
  recordLiveRead(
    engine: Engine,
    read: { kind: string; outcome: string; seconds: number },
  ): void;
  /** An action came to its end. @param action - `outcome`: a state, or `Refused` by the engine */
  recordAction(
    engine: Engine,
    action: { action: string; outcome: string; seconds: number },
  ): void;
  /** Transitions were written to the history. */
  countTransitions(axis: TransitionAxis, count: number): void;
  /** How many changes wait to be written to the history; asked when metrics are collected. */
  observeHistoryQueue(readLength: () => number): void;
}
