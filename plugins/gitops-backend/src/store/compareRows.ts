import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** The order of the store: by app, cluster and id, by code unit so that no locale changes it. */
export function compareRows(a: Deployment, b: Deployment): number {
  return (
    compare(a.app, b.app) ||
    compare(a.cluster.name, b.cluster.name) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
