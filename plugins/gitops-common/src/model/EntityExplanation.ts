import { Engine, EngineProblem, EngineState } from './Engine';

/** What one engine had for an entity. @public */
export type ExplainedEngine = {
  engine: Engine;
  state: EngineState['state'];
  /** ISO 8601: when it entered that state. */
  since: string;
  error?: EngineProblem;
  warnings?: EngineProblem[];
  /** ISO 8601: the last time it told a complete picture; absent when it never did. */
  readAt?: string;
  /** How many Deployments it has, of those the caller may see. */
  searched: number;
  /** Ids of those that are the entity's. */
  matched: string[];
};

/**
 * Answer of `GET /entities/:kind/:namespace/:name/explain`: which engines were asked, with which rule,
 * what came back, how old it is.
 *
 * @public
 */
export type EntityExplanation = {
  /** The rule that decided, by its annotation or label. */
  rule: string;
  /** That rule as a sentence, with the values it used. */
  sentence: string;
  /** Every annotation and label of the entity that a rule reads, with its value, also those not used. */
  read: { key: string; value: string; used: boolean }[];
  /** Where it is expected, and who says so. */
  expected: { cluster: string; source: 'annotation' | 'config' }[];
  engines: ExplainedEngine[];
  /** Names that nearly matched, for a spelling mistake in an annotation; at most five. */
  similar: string[];
};
