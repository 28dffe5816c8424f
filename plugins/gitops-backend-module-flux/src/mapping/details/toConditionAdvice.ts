import { ConditionAdvice } from '@backstage-gitops/plugin-gitops-common';
import { Condition } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { reasonAdvice } from './reasonAdvice';

/** Conditions of which `True` is the bad news. */
const BAD_WHEN_TRUE =
  /^(Stalled|Drifted|Remediated|FetchFailed|BuildFailed|StorageOperationFailed|ArtifactOutdated)$/;
const order: readonly ConditionAdvice['severity'][] = [
  'error',
  'warning',
  'info',
];

/**
 * Makes the conditions of one object readable, the worst first.
 *
 * @param about - put before the type when it is another object than the Deployment's own
 */
export function toConditionAdvice(
  conditions: readonly Condition[] | null | undefined,
  about?: string,
): ConditionAdvice[] {
  return (conditions ?? [])
    .map((condition): ConditionAdvice => {
      const { type, reason, message, lastTransitionTime } = condition;
      const known = reasonAdvice[reason];
      return {
        type: about ? `${about}: ${type}` : type,
        severity: toSeverity(condition),
        meaning: known?.meaning ?? toMeaning(condition),
        ...(known?.advice && { advice: known.advice }),
        raw: toReadableMessage(
          [reason, message].filter(Boolean).join(': ') || type,
        ),
        ...(lastTransitionTime && { since: lastTransitionTime }),
      };
    })
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function toSeverity({
  type,
  status,
  reason,
}: Condition): ConditionAdvice['severity'] {
  if (type === 'Reconciling') {
    return reason === 'ProgressingWithRetry' ? 'warning' : 'info';
  }
  if (BAD_WHEN_TRUE.test(type)) {
    if (status !== 'True') return 'info';
    return type === 'Drifted' || type === 'ArtifactOutdated'
      ? 'warning'
      : 'error';
  }
  if (status === 'True' || status === 'Unknown') return 'info';
  return reason === 'DependencyNotReady' ? 'warning' : 'error';
}

/** What types mean whose reason, `Succeeded`, says nothing. */
const whenTrue: Readonly<Record<string, string>> = {
  Ready: 'All is well.',
  Healthy: 'Its health checks passed.',
  ArtifactInStorage: 'What was fetched is kept for those who use it.',
  SourceVerified: 'Its signature is right.',
  Released: 'It is released.',
  TestSuccess: 'The tests of the chart passed.',
  Remediated: 'A failed release was taken back.',
};

function toMeaning({ type, status }: Condition): string {
  switch (status) {
    case 'True':
      return whenTrue[type] ?? `${type} holds.`;
    case 'False':
      return `${type} does not hold.`;
    default:
      return `Whether ${type} holds is not known now.`;
  }
}
