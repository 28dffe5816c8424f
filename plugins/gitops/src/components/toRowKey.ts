import { BoardRow } from '@backstage-gitops/plugin-gitops-common';

/** What tells a row from all others of a board. */
export function toRowKey(row: BoardRow): string {
  return row.type === 'deployment'
    ? row.deployment.id
    : JSON.stringify([
        row.expected.environment,
        row.expected.cluster.name,
        row.expected.app,
      ]);
}
