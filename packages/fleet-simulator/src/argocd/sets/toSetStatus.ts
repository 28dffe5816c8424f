import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { ArgocdApplicationSet } from './ArgocdApplicationSet';
import { isRollingSync } from './generateApplications';
import { toRollingSteps } from './toRollingSteps';

const GENERATED = 'All applications have been generated successfully';

/** The status of an ApplicationSet. */
export type SetStatus = {
  conditions: {
    type: string;
    message: string;
    lastTransitionTime: string;
    status: string;
    reason: string;
  }[];
  applicationStatus?: RollingStatus[];
  resources?: (JsonObject & { status: string })[];
  resourcesCount?: number;
  health: { status: string; message: string };
};

type RollingStatus = {
  application: string;
  lastTransitionTime: string;
  message: string;
  status: string;
  step: string;
  targetRevisions: string[];
};

type Options = {
  isPending: (application: ArgocdApplication) => boolean;
  /** When what changed did so. ISO 8601, whole seconds. */
  now: string;
};

/** The status of an ApplicationSet, from its Applications as they are now. */
export function toSetStatus(
  set: ArgocdApplicationSet,
  applications: ArgocdApplication[],
  options: Options,
): SetStatus {
  const { error, spec } = set;
  const condition = (
    type: string,
    isTrue: boolean,
    { reason, message }: { reason: string; message: string },
  ) => ({
    type,
    message,
    lastTransitionTime: options.now,
    status: isTrue ? 'True' : 'False',
    reason,
  });
  if (error) {
    const generated = error.reason === 'ApplicationValidationError';
    const failed = { reason: 'ErrorOccurred', message: error.message };
    const parameters = {
      reason: 'ParametersGenerated',
      message: 'Successfully generated parameters for all Applications',
    };
    return {
      conditions: [
        condition('ErrorOccurred', true, error),
        condition(
          'ParametersGenerated',
          generated,
          generated ? parameters : failed,
        ),
        condition('ResourcesUpToDate', false, failed),
      ],
      health: { status: 'Degraded', message: error.message },
    };
  }
  const fine = { reason: 'ApplicationSetUpToDate', message: GENERATED };
  const rolling = isRollingSync(spec)
    ? toRollingStatus(set, applications, options)
    : undefined;
  const step = rolling?.findIndex(({ status }) => status !== 'Healthy') ?? -1;
  const progress =
    step >= 0
      ? `ApplicationSet is performing rollout of step ${rolling?.[step].step}`
      : 'ApplicationSet Rollout has completed';
  return {
    conditions: [
      condition('ErrorOccurred', false, fine),
      condition('ParametersGenerated', true, {
        reason: 'ParametersGenerated',
        message: 'Successfully generated parameters for all Applications',
      }),
      condition('ResourcesUpToDate', true, fine),
      ...(rolling
        ? [
            condition('RolloutProgressing', step >= 0, {
              reason:
                step >= 0
                  ? 'ApplicationSetModified'
                  : 'ApplicationSetRolloutComplete',
              message: progress,
            }),
          ]
        : []),
    ],
    ...(rolling ? { applicationStatus: rolling } : {}),
    resources: applications.map(({ metadata, status }) => ({
      group: 'argoproj.io',
      version: 'v1alpha1',
      kind: 'Application',
      namespace: metadata.namespace,
      name: metadata.name,
      status: status.sync.status,
      health: { status: status.health.status ?? '' },
    })),
    resourcesCount: applications.length,
    health:
      step >= 0
        ? { status: 'Progressing', message: progress }
        : { status: 'Healthy', message: GENERATED },
  };
}

function toRollingStatus(
  set: ArgocdApplicationSet,
  applications: ArgocdApplication[],
  options: Options,
): RollingStatus[] {
  const steps = toRollingSteps(
    set.spec,
    applications.map(application => ({
      labels: application.metadata.labels,
      application,
    })),
  );
  return steps.flatMap((step, index) =>
    step.map(({ application }) => {
      const { metadata, status } = application;
      const [word, message] = toWord(application, options);
      return {
        application: metadata.name,
        lastTransitionTime: options.now,
        message,
        status: word,
        step: String(index + 1),
        targetRevisions: [status.sync.revision ?? ''],
      };
    }),
  );
}

function toWord(
  application: ArgocdApplication,
  options: Options,
): [string, string] {
  if (application.operation) {
    return [
      'Pending',
      'Application moved to Pending status, watching for the Application resource to start Progressing',
    ];
  }
  if (options.isPending(application)) {
    return [
      'Waiting',
      'Application has pending changes, setting status to Waiting',
    ];
  }
  return application.status.health.status === 'Healthy'
    ? ['Healthy', 'Application resource has synced, updating status to Healthy']
    : [
        'Progressing',
        'Application resource became Progressing, updating status from Pending to Progressing',
      ];
}
