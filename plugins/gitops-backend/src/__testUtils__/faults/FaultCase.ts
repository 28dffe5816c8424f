import { FleetOperation } from '@backstage-gitops/fleet-simulator';

/** Which of the two engines something is done to. */
export type Side = 'argocd' | 'flux';

type FaultOperation = Extract<FleetOperation, { op: 'fault' }>;
type WithoutTarget<T> = T extends unknown ? Omit<T, 'op' | 'target'> : never;

/** What a fault is made of: an operation of the fleet, without the target. */
export type Harm = WithoutTarget<FaultOperation>;

/** One fault of one engine, and everything that is to be seen of it. */
export type FaultCase = {
  harm: Harm;
  /** A cut connection lets a fault show at once that open streams hide for a while. */
  thenCut?: boolean;
  /**
   * - `Stale`: the engine cannot be read, its rows keep their last state, dated
   * - `Live`: it is read, and what is delivered meanwhile arrives, but for the rows that are `dated`
   * - `any`: by turns; only its end is certain
   */
  state: 'Stale' | 'Live' | 'any';
  /** What the state says: why it is Stale, or the warning of a Live one. Nothing when absent. */
  says?: { code: string; message: string };
  /** Of a Live engine: names of the Deployments that keep their last state, dated, with the same sentence. */
  dated?: RegExp;
};

/** A fault, as both engines show it; what an engine cannot have, and why, is a sentence. */
export type Fault = { name: string } & Record<Side, FaultCase | string>;
