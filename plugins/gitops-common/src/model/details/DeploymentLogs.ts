import { EngineProblem } from '../Engine';

/** Which lines of which containers. @public */
export type LogQuery = {
  /** Name of a Pod; without it all Pods of the Deployment. */
  pod?: string;
  /** Without it the first container, or the one that `kubectl.kubernetes.io/default-container` names. */
  container?: string;
  /** Namespace of the Pod; without it the target namespace. */
  namespace?: string;
  /** Stay, and send new lines as they come. */
  follow?: boolean;
  /** Of the container before its last restart. */
  previous?: boolean;
  /** Only so many of the newest lines: 1 to 10,000, default 500. */
  tailLines?: number;
  /** Only lines not older than so many seconds. */
  sinceSeconds?: number;
  /** Only lines that contain this text. */
  filter?: string;
};

/**
 * One line of the answer of `GET /deployments/:id/logs`, which is newline-delimited JSON.
 *
 * - `line`: a line of a container; what looks like a secret is left as the service wrote it
 * - `problem`: the lines of one Pod, or all, cannot be read (any more)
 * - `end`: all lines were sent
 *
 * @public
 */
export type LogEvent =
  | {
      type: 'line';
      pod: string;
      container?: string;
      /** ISO 8601. */
      at?: string;
      text: string;
    }
  | { type: 'problem'; pod?: string; problem: EngineProblem }
  | { type: 'end' };
