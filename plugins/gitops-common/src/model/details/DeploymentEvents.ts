import { EngineProblem } from '../Engine';
import { ResourceRef } from './ResourceRef';

/** A Kubernetes Event. @public */
export type DeploymentEvent = {
  /** Unique within an answer. */
  id: string;
  type: 'Normal' | 'Warning';
  reason: string;
  /** Fit for anyone's eyes. */
  message: string;
  /** How often it was seen. */
  count: number;
  /** ISO 8601. */
  firstAt?: string;
  /** ISO 8601. */
  lastAt?: string;
  about: ResourceRef;
  /** Which controller said it. */
  source?: string;
};

/** Answer of `GET /deployments/:id/events`: of the engine's object and of its resources, newest first. @public */
export type DeploymentEvents = {
  items: DeploymentEvent[];
  problems: EngineProblem[];
};
