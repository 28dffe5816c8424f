import { EngineProblem } from '../Engine';

/**
 * Something the engine says of a Deployment, made readable.
 *
 * @public
 */
export type ConditionAdvice = {
  /** The engine's word: a condition type, `operation`, `history`. */
  type: string;
  severity: 'info' | 'warning' | 'error';
  /** What it means, one sentence. */
  meaning: string;
  /** What to do about it, one sentence; absent when nothing is to be done. */
  advice?: string;
  /** What the engine wrote, without addresses and secrets. */
  raw: string;
  /** ISO 8601. */
  since?: string;
};

/** A value that the engine puts in when it renders. @public */
export type DeploymentParameter = {
  /** For example `image.tag`. */
  name: string;
  /** What looks like a secret is masked. */
  value: string;
  /** Where it comes from, for example `values`, `parameters`, `ConfigMap/environment-values`. */
  from?: string;
};

/** What moves the image of a Deployment by itself. @public */
export type ImageAutomation = {
  tool: 'flux' | 'argocd-image-updater';
  /** The image, without tag. */
  image: string;
  /** Which tags it takes, for example `semver >=1.0.0` or `newest-build, tags matching ^v`. */
  policy: string;
  /** Name of the policy or updater object. */
  name: string;
  /** The newest tag that fits. */
  latestTag?: string;
  /** ISO 8601: the last look into the registry. */
  scannedAt?: string;
  /** The last commit it pushed. */
  pushedCommit?: string;
  /** ISO 8601. */
  pushedAt?: string;
  suspended?: boolean;
  error?: EngineProblem;
};

/** An address for people. @public */
export type DeploymentLink = {
  kind: 'engine' | 'git' | 'cluster' | 'service' | 'other';
  title: string;
  url: string;
};

/**
 * Answer of `GET /deployments/:id/details`: what its row does not say, read from the engine now.
 *
 * @public
 */
export type DeploymentDetails = {
  /** The worst first. */
  conditions: ConditionAdvice[];
  parameters: DeploymentParameter[];
  imageAutomation: ImageAutomation[];
  links: DeploymentLink[];
  /** What could not be read, while the rest could. */
  problems: EngineProblem[];
};
