import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease } from '../client/wire';
import { DriftEvidence } from './DriftEvidence';
import { parseSeconds } from './parseSeconds';
import { selectCondition } from './selectCondition';
import { toChangesText } from './toChangesText';
import { toReadableMessage } from './toReadableMessage';

/** Clusters keep Events for an hour, unless they are told otherwise. */
const EVENT_SECONDS = 3600;

/** What is known beside the object. */
export type DriftKnowledge = {
  evidence: DriftEvidence | undefined;
  /** Its Events may be read. */
  areEventsRead: boolean;
  /** What was said before. */
  previous: Drift | undefined;
};

/**
 * Whether a HelmRelease drifted: the condition `Drifted` of helm-controller 1.6 and later says so, before
 * that only Events. An Event counts when it is newer than the release and nothing was corrected since. It
 * repeats at every look at which the drift is still there, so that none is news too, where there are
 * looks within the time for which Events are kept.
 */
export function deriveHelmDrift(
  { spec, status, metadata }: HelmRelease,
  knowledge: DriftKnowledge,
): Drift {
  const mode = spec.driftDetection?.mode;
  if (mode !== 'enabled' && mode !== 'warn') {
    return { state: 'notChecked', message: 'Drift detection is off.' };
  }
  if (spec.suspend) {
    return {
      state: 'notChecked',
      message: 'Suspended: Flux does not compare.',
    };
  }
  const heals = mode === 'enabled';
  const { previous, areEventsRead } = knowledge;
  const evidence =
    knowledge.evidence?.uid === metadata.uid ? knowledge.evidence : undefined;
  const deployed = status?.history?.find(({ status: is }) => is === 'deployed');
  const releasedAt = deployed?.lastDeployed ?? '';
  const condition = selectCondition(status, 'Drifted');
  if (condition?.status === 'True') {
    return toDrifted(
      condition.lastTransitionTime,
      toReadableMessage(condition.message),
    );
  }
  if (condition?.status === 'False') return { state: 'none' };

  const { detected, corrected, uncorrected } = evidence ?? {};
  if (
    detected &&
    !detected.isSilent &&
    detected.last > releasedAt &&
    detected.last > (corrected?.last ?? '')
  ) {
    const since = [detected.first, detected.ownFirst, detected.last].find(
      time => time > releasedAt,
    );
    const failed = uncorrected && uncorrected.last >= detected.last;
    return toDrifted(
      since,
      `${toChangesText(detected.message)}${
        failed ? ' Flux could not correct it.' : ''
      }`,
    );
  }
  if (corrected && corrected.last > releasedAt) {
    return {
      state: 'none',
      since: corrected.last,
      heals,
      message: `Corrected: ${toChangesText(corrected.message)}`,
    };
  }
  if (!areEventsRead) {
    return {
      state: 'unknown',
      message:
        'This helm-controller tells drift only in Events, which our account may not list.',
    };
  }
  if (selectCondition(status, 'Ready')?.status !== 'True') {
    return {
      state: 'unknown',
      message: 'Flux compares only what is released and ready.',
    };
  }
  const interval = parseSeconds(spec.interval);
  return interval !== undefined && interval <= EVENT_SECONDS
    ? { state: 'none' }
    : {
        state: 'unknown',
        message:
          'This helm-controller tells drift only in Events, which are kept for a shorter time than from one look to the next.',
      };

  function toDrifted(since: string | undefined, message: string): Drift {
    // Another Event, or the first one gone: as long as it is not released anew, it is the same drift.
    const before = previous?.state === 'drifted' ? previous.since : undefined;
    const began = before && before > releasedAt ? before : since;
    return {
      state: 'drifted',
      heals,
      message,
      ...(began && { since: began }),
    };
  }
}
