import { ConditionAdvice } from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { toOperationWait } from '../toOperationWait';
import { toSafeText } from '../toSafeText';
import { Advice, toAdvice } from './toAdvice';

type Severity = ConditionAdvice['severity'];

/** The types of conditions that Argo CD has. Those that end in Error are errors, the others warnings. */
const TYPES: Readonly<Record<string, Advice>> = {
  ComparisonError: {
    meaning:
      'Argo CD cannot compare it with Git, so nobody knows whether it is in sync.',
    advice: 'The text says why; what runs stays as it is meanwhile.',
  },
  InvalidSpecError: {
    meaning: 'The Application itself is not valid.',
    advice: 'Correct its definition in Git.',
  },
  SyncError: {
    meaning: 'Automatic sync tried, failed, and waits for the next commit.',
    advice: 'Correct the cause, then push, or sync by hand.',
  },
  DeletionError: {
    meaning: 'It is being deleted, and something cannot be deleted.',
    advice: 'Look at what is left under resources: a finalizer may hold it.',
  },
  UnknownError: {
    meaning: 'Argo CD met an error it has no name for.',
    advice:
      'Refresh; if it stays, the log of the application controller tells more.',
  },
  SharedResourceWarning: {
    meaning:
      'A resource of it belongs to another Application as well: the two will undo each other.',
    advice: 'Leave it in one of the two, in Git.',
  },
  RepeatedResourceWarning: {
    meaning:
      'One resource is in its manifests more than once; the last one wins.',
    advice: 'Remove the others in Git.',
  },
  ExcludedResourceWarning: {
    meaning: 'Argo CD is configured to ignore a kind that is in Git.',
    advice:
      'Change `resource.exclusions` of Argo CD, or take the resource out of Git.',
  },
  OrphanedResourceWarning: {
    meaning: 'Its namespace has resources that no Application names.',
    advice: 'Bring them into Git, delete them, or let the project ignore them.',
  },
};

const RANK: readonly Severity[] = ['error', 'warning', 'info'];

/** What Argo CD says of an Application, made readable; the worst first. */
export function toConditionAdvice(
  application: ApplicationDetail,
): ConditionAdvice[] {
  const told = [
    ...toDeletion(application),
    ...toConditions(application),
    ...toOperation(application),
    ...toPruning(application),
    ...toAutomation(application),
  ];
  return told.sort(
    (left, right) => RANK.indexOf(left.severity) - RANK.indexOf(right.severity),
  );
}

function toConditions({ status }: ApplicationDetail): ConditionAdvice[] {
  return (status?.conditions ?? []).map(condition => {
    const { type, message = '', lastTransitionTime } = condition;
    const severity = type.endsWith('Error') ? 'error' : 'warning';
    const advice = toAdvice(message) ??
      TYPES[type] ?? {
        meaning: 'Argo CD reports a condition we have no words for.',
      };
    return {
      type,
      severity,
      ...advice,
      raw: toSafeText(message),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    };
  });
}

function toOperation({ status }: ApplicationDetail): ConditionAdvice[] {
  const state = status?.operationState;
  const { phase, message = '', startedAt, finishedAt } = state ?? {};
  if (!state || phase === 'Succeeded') return [];
  const common = { type: 'operation', raw: toSafeText(message) };
  if (phase === 'Failed' || phase === 'Error') {
    const known = toAdvice(message);
    return [
      {
        ...common,
        severity: 'error',
        meaning: known
          ? `The last sync failed. ${known.meaning}`
          : 'The last sync failed.',
        advice:
          known?.advice ??
          'The resources it failed at say why; correct that and sync again.',
        ...(finishedAt && { since: finishedAt }),
      },
    ];
  }
  const wait = toOperationWait({ message, startedAt });
  return [
    {
      ...common,
      severity: wait?.kind === 'confirmation' ? 'warning' : 'info',
      ...toWaitAdvice(wait, phase),
      ...(startedAt && { since: startedAt }),
    },
  ];
}

function toWaitAdvice(
  wait: ReturnType<typeof toOperationWait>,
  phase: string | undefined,
): Advice {
  switch (wait?.kind) {
    case 'confirmation':
      return {
        meaning: `The sync waits until a person confirms the deletion of ${wait.for}; every later sync waits behind it.`,
        advice:
          'Confirm the deletion in Argo CD, or bring the resource back into Git and terminate the sync.',
      };
    case 'hook':
      return {
        meaning: `The sync waits for its hook ${wait.for} to end.`,
        advice: 'Look at the logs of the hook; terminate the sync if it hangs.',
      };
    case 'health':
      return {
        meaning: `The sync waits for ${wait.for} to become healthy before its next wave.`,
      };
    default:
      return {
        meaning:
          phase === 'Terminating'
            ? 'The sync is being ended.'
            : 'A sync is running.',
      };
  }
}

function toPruning({ status }: ApplicationDetail): ConditionAdvice[] {
  const left = (status?.resources ?? []).filter(
    ({ requiresPruning, hook }) => requiresPruning && !hook,
  );
  if (left.length === 0) return [];
  return [
    {
      type: 'pruning',
      severity: 'warning',
      meaning: `${
        left.length === 1 ? 'A resource' : `${left.length} resources`
      } left Git and ${left.length === 1 ? 'is' : 'are'} still in the cluster.`,
      advice: 'Sync with prune to delete what left Git.',
      raw: toSafeText(
        left.map(({ kind, name }) => `${kind} ${name}`).join(', '),
      ),
    },
  ];
}

function toDeletion({ metadata }: ApplicationDetail): ConditionAdvice[] {
  const { deletionTimestamp } = metadata;
  if (!deletionTimestamp) return [];
  return [
    {
      type: 'deletion',
      severity: 'warning',
      meaning: 'The Application is being deleted.',
      advice:
        'Nothing can be done to it any more; see what is left under resources.',
      raw: '',
      since: deletionTimestamp,
    },
  ];
}

function toAutomation({ metadata }: ApplicationDetail): ConditionAdvice[] {
  const skip = 'argocd.argoproj.io/skip-reconcile';
  if (metadata.annotations[skip] !== 'true') return [];
  return [
    {
      type: 'skip-reconcile',
      severity: 'warning',
      meaning:
        'Argo CD is told to leave it alone: it is neither compared nor synced.',
      advice: `Take the annotation ${skip} off the Application to go on.`,
      raw: `${skip}: "true"`,
    },
  ];
}
