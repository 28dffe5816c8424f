/** How a service is packaged: a Helm chart, or a kustomize base with an overlay for each environment. @public */
export type Packaging = 'chart' | 'kustomize';

/** The Kubernetes kind that runs a service. */
export type WorkloadKind = 'Deployment' | 'Rollout';

/** A service as the repository describes it. */
export type Service = {
  name: string;
  packaging: Packaging;
  namespace: string;
  entityRef: string;
  /** Without a tag. */
  image: string;
  workload: WorkloadKind;
  /** Whether its clusters behind Argo CD follow one another in waves, and after how many the rest comes. */
  waves: number;
};
