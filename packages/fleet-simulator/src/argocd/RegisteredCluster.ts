/** A cluster the hub may deploy to. */
export type RegisteredCluster = {
  name: string;
  server: string;
  /** Without Argo CD's own `secret-type`. */
  labels: Record<string, string>;
};

/** The cluster Argo CD itself runs on; it has no registration, so no generator selects it by label. */
export const inCluster: RegisteredCluster = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
  labels: {},
};
