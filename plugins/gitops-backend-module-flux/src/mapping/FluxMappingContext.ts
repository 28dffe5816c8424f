import {
  Deployment,
  DeploymentSource,
} from '@backstage-gitops/plugin-gitops-common';
import { DriftEvidence } from './DriftEvidence';
import { FluxSources } from './FluxSources';
import { MappedFluxObject } from './MappedFluxObject';

/** A cluster known by name, with the other names objects may use for it. */
export type KnownCluster = { name: string; aliases: readonly string[] };

/** What the mapping of one object needs beside the object. */
export type FluxMappingContext = {
  /** Name of the engine, which is that of the cluster its Flux runs in. */
  engineName: string;
  /** To find the cluster that a kubeconfig is for. */
  knownClusters: readonly KnownCluster[];
  sources: FluxSources;
  /** `app.kubernetes.io/version` of the workloads this object made. */
  workloadVersions: readonly string[];
  /**
   * Where a HelmRelease itself is written, and with it its values: the source of the Kustomization
   * that applied it.
   */
  definition?: DeploymentSource;
  /** What Events told of it. */
  evidence?: DriftEvidence;
  /** Its Events may be read. */
  areEventsRead?: boolean;
  /** What generated it. */
  set?: Deployment['set'];
  /** What the object was mapped to before. */
  previous?: MappedFluxObject;
  /** A page for people; `{kind}`, `{namespace}` and `{name}` in it are filled in. */
  dashboardUrl?: string;
};
