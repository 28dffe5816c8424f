import { Application } from '../client/Application';
import { ApplicationSource } from '../client/ApplicationSource';

/**
 * The sources of an Application in its own order: those of `spec.sources`, the dry source of a source
 * hydrator, or the only one.
 */
export function selectSources({
  spec,
}: Application): readonly ApplicationSource[] {
  if (spec.sourceHydrator) return [spec.sourceHydrator.drySource];
  if (spec.sources.length > 0) return spec.sources;
  return spec.source?.repoURL ? [spec.source] : [];
}

/**
 * The sources that sync was told for. After a change of `spec` it still speaks of those before, and of a
 * hydrated Application it speaks of the branch that is rendered into, as the history does.
 */
export function selectComparedSources(
  application: Application,
): readonly ApplicationSource[] {
  const { source, sources = [] } = application.status?.sync?.comparedTo ?? {};
  if (sources.length > 0) return sources;
  return source?.repoURL ? [source] : selectSources(application);
}
