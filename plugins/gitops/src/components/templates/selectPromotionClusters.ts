import { BoardTemplates, TemplateRow } from './TemplatesContext';

/**
 * Where a version that runs goes next: the clusters of the next environment that runs the app, and from the
 * last one its other clusters; without those that run the version already.
 */
export function selectPromotionClusters(
  from: TemplateRow,
  board: Pick<BoardTemplates, 'environments' | 'rows'>,
): { environment?: string; clusters: string[] } {
  const others = board.rows.filter(
    ({ app, cluster }) =>
      app === from.app && cluster.name !== from.cluster.name,
  );
  const later = from.environment
    ? board.environments.slice(board.environments.indexOf(from.environment) + 1)
    : [];
  const environment =
    later.find(name => others.some(row => row.environment === name)) ??
    from.environment;
  if (!environment) return { clusters: [] };
  const clusters = others
    .filter(
      row =>
        row.environment === environment &&
        row.version?.value !== from.version?.value,
    )
    .map(({ cluster }) => cluster.name);
  return { ...(clusters.length && { environment }), clusters };
}
