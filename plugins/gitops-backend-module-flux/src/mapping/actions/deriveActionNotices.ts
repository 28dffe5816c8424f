import {
  ActionNotice,
  Deployment,
  DeploymentActionName,
} from '@backstage-gitops/plugin-gitops-common';

/** Why an action cannot be taken, and what to know before. */
export type ActionNotices = {
  blockers: ActionNotice[];
  warnings: ActionNotice[];
};

/** The actions there are for a Kustomization and a HelmRelease, in the order of buttons. */
export const fluxActions = ['reconcile', 'suspend', 'resume'] as const;

const SUSPENDED = {
  code: 'Suspended',
  message:
    'It is suspended: Flux would take the request and do nothing. Resume it first.',
};

const ALREADY = {
  code: 'AlreadySuspended',
  message: 'It is suspended already.',
};

const NOT_SUSPENDED = {
  code: 'NotSuspended',
  message: 'It is not suspended.',
};

/**
 * What its row tells before somebody acts.
 *
 * @param gitOwner - set when Git itself says whether it is suspended: the Kustomization that applies it
 */
export function deriveActionNotices(
  deployment: Deployment,
  action: DeploymentActionName,
  gitOwner?: string,
): ActionNotices {
  const { suspended } = deployment.automation;
  switch (action) {
    case 'reconcile':
      return {
        blockers: suspended ? [SUSPENDED] : [],
        warnings: suspended ? [] : selectWarnings(deployment),
      };
    case 'suspend':
      return {
        blockers: suspended ? [ALREADY] : [],
        warnings: toGitWarning(deployment, gitOwner),
      };
    case 'resume':
      return {
        blockers: suspended ? [] : [NOT_SUSPENDED],
        warnings: [
          ...toGitWarning(deployment, gitOwner),
          ...selectWarnings(deployment),
        ],
      };
    case 'resource-action':
      return { blockers: [], warnings: [] };
    default:
      return {
        blockers: [
          {
            code: 'NotOffered',
            message: `Flux has no action ${action} for a ${deployment.kind}.`,
          },
        ],
        warnings: [],
      };
  }
}

/**
 * What is to know before somebody acts on a source.
 *
 * @param source - `suspended` as it is now
 * @param gitOwner - as of {@link deriveActionNotices}
 */
export function deriveSourceNotices(
  { suspended = false }: { suspended?: boolean },
  action: (typeof fluxActions)[number],
  gitOwner?: string,
): ActionNotices {
  const owned = toGitWarning({ sources: [] }, gitOwner);
  switch (action) {
    case 'reconcile':
      return { blockers: suspended ? [SUSPENDED] : [], warnings: [] };
    case 'suspend':
      return { blockers: suspended ? [ALREADY] : [], warnings: owned };
    default:
      return { blockers: suspended ? [] : [NOT_SUSPENDED], warnings: owned };
  }
}

function selectWarnings({
  operation,
  clusterReachable,
  cluster,
  sources,
  message = '',
}: Deployment): ActionNotice[] {
  const waiting = operation?.waiting;
  const isWaiting = waiting?.kind === 'dependency';
  return [
    ...(isWaiting
      ? [
          {
            code: 'DependencyNotReady',
            message: `It waits for ${waiting.for}, and goes on waiting until that is ready.`,
          },
        ]
      : []),
    ...(operation?.phase === 'Running' && !isWaiting
      ? [
          {
            code: 'OperationRunning',
            message: 'It is being reconciled now: yours comes after that.',
          },
        ]
      : []),
    ...(clusterReachable?.ok === false
      ? [
          {
            code: 'TargetUnreachable',
            message: `Flux does not reach ${cluster.name}: it will fail until that answers.`,
          },
        ]
      : []),
    ...sources.flatMap(({ object }): ActionNotice[] => {
      if (!object) return [];
      const called = `${object.kind} ${object.name}`;
      if (object.suspended) {
        return [
          {
            code: 'SourceSuspended',
            message: `${called} is suspended: nothing new is fetched.`,
          },
        ];
      }
      // The row quotes its source in this way when that is not ready.
      return message.includes(`${called}: `)
        ? [
            {
              code: 'SourceFailed',
              message: `${called} cannot be fetched: what was fetched before is applied.`,
            },
          ]
        : [];
    }),
  ];
}

function toGitWarning(
  { sources }: Pick<Deployment, 'sources'>,
  gitOwner: string | undefined,
): ActionNotice[] {
  if (gitOwner === undefined) return [];
  const definition = sources.length > 1 ? sources.at(-1) : undefined;
  const place = definition?.repository
    ? ` in ${definition.path ?? 'its folder'} of ${definition.repository}`
    : '';
  return [
    {
      code: 'OwnedByGit',
      message: `Git itself says whether it is suspended, and Kustomization ${gitOwner} undoes what you do here at its next look. Change spec.suspend${place} instead.`,
    },
  ];
}
