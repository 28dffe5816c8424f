import { importModule } from './importModule';

/** Checks a whole manifest; throws with what is wrong. */
export type ManifestModel = (manifest: Record<string, unknown>) => void;

/** By `apiVersion/kind`. */
export type ManifestModels = ReadonlyMap<string, ManifestModel>;

type ModelClass = {
  new (manifest: Record<string, unknown>): { validate(): void };
  apiVersion: string;
  kind: string;
};

const modules = [
  '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application',
  '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet',
  '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject',
  '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout',
  '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate',
  '@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore',
  '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret',
  '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease',
  '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicy',
  '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepository',
  '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation',
  '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization',
  '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository',
  '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule',
  'kubernetes-models/apps/v1/Deployment',
  'kubernetes-models/v1/Namespace',
  'kubernetes-models/v1/Service',
];

let loading: Promise<ManifestModels> | undefined;

/**
 * The models of `@kubernetes-models/*`, generated from the projects' own CRDs, for every kind this layout writes.
 * They are read at the first use, once.
 */
export function loadManifestModels(): Promise<ManifestModels> {
  loading ??= importModels();
  return loading;
}

async function importModels(): Promise<ManifestModels> {
  const all = await Promise.all(modules.map(importModule));
  return new Map(
    all
      .flatMap(module => Object.values(module))
      .filter(isModelClass)
      .map(Model => [
        `${Model.apiVersion}/${Model.kind}`,
        manifest => new Model(manifest).validate(),
      ]),
  );
}

function isModelClass(value: unknown): value is ModelClass {
  return (
    typeof value === 'function' &&
    'apiVersion' in value &&
    'kind' in value &&
    'validate' in value.prototype
  );
}
