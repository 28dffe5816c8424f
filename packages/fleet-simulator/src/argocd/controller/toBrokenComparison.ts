import { ApplicationStatus, ArgocdApplication } from '../ArgocdApplication';
import { toSource } from './toSource';

/**
 * An Application that could not be compared: sync is Unknown and a condition says why. Without a known
 * destination its health is Unknown too; without readable manifests it stays what it was.
 *
 * @param options.now - ISO 8601, whole seconds
 */
export function toBrokenComparison(
  application: ArgocdApplication,
  options:
    | { problem: 'destination'; now: string }
    | { problem: 'source'; message: string; now: string },
): ArgocdApplication {
  const { spec, status } = application;
  if (options.problem === 'destination') {
    const where = spec.destination.name
      ? `there are no clusters with this name: ${spec.destination.name}`
      : `there are no clusters with this server: ${spec.destination.server}`;
    return withProblem(application, {
      type: 'InvalidSpecError',
      message: where,
      now: options.now,
      sync: {
        status: 'Unknown',
        comparedTo: { source: { repoURL: '' }, destination: {} },
      },
      health: 'Unknown',
    });
  }
  const source = toSource(application);
  return withProblem(application, {
    type: 'ComparisonError',
    message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${options.message}`,
    now: options.now,
    sync: {
      status: 'Unknown',
      comparedTo: { source, destination: spec.destination },
      revision: source.targetRevision,
    },
    health: status.health.status ?? 'Healthy',
    compared: {
      reconciledAt: options.now,
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
    },
  });
}

function withProblem(
  application: ArgocdApplication,
  problem: {
    type: string;
    message: string;
    now: string;
    sync: ApplicationStatus['sync'];
    health: string;
    compared?: Partial<ApplicationStatus>;
  },
): ArgocdApplication {
  const { type, message, now, sync, health, compared } = problem;
  const { status } = application;
  const known = status.conditions?.find(
    condition => condition.type === type && condition.message === message,
  );
  return {
    ...application,
    status: {
      ...status,
      sync,
      health:
        status.health.status === health
          ? status.health
          : { status: health, lastTransitionTime: now },
      conditions: [known ?? { type, message, lastTransitionTime: now }],
      ...compared,
    },
  };
}
