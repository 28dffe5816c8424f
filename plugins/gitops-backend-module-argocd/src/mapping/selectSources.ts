import { Application, ApplicationSource } from '../client/Application';

/**
 * The sources of an Application in its own order: those of `spec.sources`, the dry source of a source
 * hydrator, or the only one.
 */
export function selectSources({ spec }: Application): ApplicationSource[] {
  if (spec.sourceHydrator) return [spec.sourceHydrator.drySource];
  if (spec.sources.length > 0) return spec.sources;
  return spec.source?.repoURL ? [spec.source] : [];
}
