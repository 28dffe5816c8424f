import { Application, ApplicationHistoryEntry } from '../client/Application';
import { toSourceKey } from './toSourceKey';

/** The last successful sync, as far as Argo CD remembers. */
export type LastDeployed = {
  id?: number;
  revisions: readonly string[];
  /** See {@link toSourceKey}. */
  source: string;
  at?: string;
};

/** The last entry of the history, undefined for what was never deployed. */
export function selectLastDeployed({
  status,
}: Application): LastDeployed | undefined {
  const entry = status?.history.at(-1);
  return entry && toDeployed(entry);
}

/** One entry, whether of one source or of several. */
export function toDeployed(entry: ApplicationHistoryEntry): LastDeployed {
  const sources = entry.sources.length
    ? entry.sources
    : [entry.source ?? []].flat();
  return {
    ...(typeof entry.id === 'number' && { id: entry.id }),
    revisions: toRevisionList(entry),
    source: toSourceKey(sources),
    ...(entry.deployedAt && { at: entry.deployedAt }),
  };
}

/** Several sources have `revisions`, one has `revision`; the other field is empty. */
export function toRevisionList(part?: {
  revision?: string;
  revisions: readonly string[];
}): readonly string[] {
  if (part?.revisions.length) return part.revisions;
  return part?.revision ? [part.revision] : [];
}
