import { selectVersion, Version } from '@backstage-gitops/plugin-gitops-common';
import { Application, ApplicationHistoryEntry } from '../client/Application';
import { ApplicationSource } from '../client/ApplicationSource';

/** The controller of ApplicationSets syncs by itself, in steps. */
const AUTOMATIC = ['applicationset-controller', 'automated'];

/** One sync that Argo CD remembers. */
export type RememberedDelivery = {
  /** Its id in the history, which a rollback names. */
  entry?: string;
  revision?: string;
  version?: Version;
  /** Equal for equal sources, whatever Git revision is tracked. */
  configuration?: string;
  startedAt?: string;
  finishedAt: string;
  by?: string;
  outcome: 'Succeeded';
};

/**
 * The syncs that Argo CD remembers, oldest first: at most ten unless it is told otherwise, only those that
 * succeeded, and one for every sync, also of one that changed nothing (recordings 4).
 *
 * @param application - as it is now
 * @param app - it delivers: its image among several
 */
export function toDeliveries(
  application: Application,
  app: string,
): RememberedDelivery[] {
  return (application.status?.history ?? []).flatMap(entry => {
    const { id, deployStartedAt, deployedAt, initiatedBy } = entry;
    if (!deployedAt) return [];
    const sources = entry.sources.length
      ? entry.sources
      : [entry.source ?? []].flat();
    const version = toDeliveredVersion(sources, app);
    const revision = toMainRevision(entry, sources);
    return {
      ...(typeof id === 'number' && { entry: String(id) }),
      ...(revision && { revision }),
      ...(version && { version }),
      ...(sources.length > 0 && {
        configuration: sources
          .map(({ configuration }) => configuration)
          .join(' '),
      }),
      ...(deployStartedAt && { startedAt: deployStartedAt }),
      finishedAt: deployedAt,
      ...(initiatedBy && {
        by: AUTOMATIC.includes(initiatedBy) ? 'automated' : initiatedBy,
      }),
      outcome: 'Succeeded' as const,
    };
  });
}

/** Where a source names the app's tag. Of one that leaves it to files in Git nothing tells. */
function toDeliveredVersion(
  sources: readonly ApplicationSource[],
  app: string,
): Version | undefined {
  const images = sources.flatMap(source =>
    source.images.map(image => image.split('=').pop() ?? ''),
  );
  const [tag] = sources.flatMap(source => source.tags);
  return (
    selectVersion({ app, images }) ??
    (tag ? { value: tag, rule: 'image-tag' } : undefined)
  );
}

/** A source without path and chart only lends its values, and is not the main one. */
function toMainRevision(
  entry: ApplicationHistoryEntry,
  sources: readonly ApplicationSource[],
): string | undefined {
  if (entry.revisions.length === 0) return entry.revision;
  const main = sources.findIndex(({ path, chart }) => path || chart);
  return entry.revisions[Math.max(main, 0)];
}
