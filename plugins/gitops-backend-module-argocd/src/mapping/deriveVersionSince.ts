import { Drift, Version } from '@backstage-gitops/plugin-gitops-common';
import { Application, ApplicationHistoryEntry } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { selectTagsOfSource } from './selectDesiredTags';
import { selectLastDeployed, toDeployed } from './selectLastDeployed';

/**
 * When the version took its present value: seen changing, the end of the sync that brought it; else
 * the first of the last syncs that asked for the same, as Argo CD repeats entries (recordings 4).
 *
 * @param application - as it is now
 * @param options - `version` of it, and what was remembered
 */
export function deriveVersionSince(
  application: Application,
  options: {
    version: Version | undefined;
    /** A version changed by hand came with no sync. */
    drift: Drift['state'];
    previous: ArgocdObservation | undefined;
  },
): string | undefined {
  const { version, previous } = options;
  if (!version) return undefined;
  if (previous?.version?.value === version.value) return previous.version.since;
  if (previous?.version) {
    return options.drift === 'drifted'
      ? undefined
      : selectLastDeployed(application)?.at;
  }
  const history = application.status?.history ?? [];
  const wanted = toWanted(history.at(-1));
  const before = history.findLastIndex(entry => toWanted(entry) !== wanted);
  return history[before + 1]?.deployedAt;
}

/** What an entry asked for: its tags when it names some, as then the revision says less. */
function toWanted(entry: ApplicationHistoryEntry | undefined): string {
  if (!entry) return '';
  const sources = entry.sources.length
    ? entry.sources
    : [entry.source ?? []].flat();
  const tags = sources.flatMap(selectTagsOfSource);
  return (tags.length ? tags : toDeployed(entry).revisions).join();
}
