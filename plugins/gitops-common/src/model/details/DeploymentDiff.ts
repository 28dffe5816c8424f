import { EngineProblem } from '../Engine';
import { ResourceRef } from './ResourceRef';

/**
 * One side of a comparison, YAML. Values of Secrets are masked: equal ones by equal masks.
 *
 * - `quiet`: without what nobody wrote: managed fields, defaults, status
 * - `full`: with it
 *
 * @public
 */
export type DiffSide = { quiet: string; full: string };

/** A field whose ownership tells of drift, where manifests cannot be read. @public */
export type FieldFinding = {
  /** For example `spec.replicas`. */
  path: string;
  /**
   * - `owned`: the engine owns it
   * - `lost`: another manager took it
   * - `shared`: both set it
   * - `corrected`: the engine put it back
   */
  state: 'owned' | 'lost' | 'shared' | 'corrected';
  /** The other manager, for example `kubectl-edit`. */
  manager?: string;
  /** ISO 8601. */
  at?: string;
};

/**
 * One resource compared.
 *
 * - `equal`, `changed`: both are there
 * - `missing`: it should be there
 * - `extra`: it should not be there any more
 * - `unknown`: cannot be compared; `reason` says why
 *
 * @public
 */
export type ResourceDiff = {
  /** See {@link toResourceId}. */
  id: string;
  ref: ResourceRef;
  state: 'equal' | 'changed' | 'missing' | 'extra' | 'unknown';
  /** Absent when extra or not readable. */
  desired?: DiffSide;
  /** Absent when missing or not readable. */
  live?: DiffSide;
  /** Values of it were masked. */
  masked?: boolean;
  hook?: boolean;
  /** Only of basis `fields`. */
  fields?: FieldFinding[];
  reason?: EngineProblem;
};

/**
 * Answer of `GET /deployments/:id/diff`. What was compared:
 *
 * - `desired`: what Git says, rendered by the engine (Argo CD)
 * - `release`: the manifest that Helm stored (a HelmRelease)
 * - `fields`: who owns which field (a Kustomization, whose manifests cannot be read from outside)
 *
 * @public
 */
export type DeploymentDiff = {
  basis: 'desired' | 'release' | 'fields';
  /** Changed ones first. */
  resources: ResourceDiff[];
  /** What cannot be known here, and why; and what could not be read. */
  problems: EngineProblem[];
};
