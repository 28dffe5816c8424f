import { loadManifestModels } from './loadManifestModels';

describe('loadManifestModels', () => {
  it('knows every kind that is written, and refuses one that lacks something', async () => {
    const models = await loadManifestModels();
    expect([...models.keys()].sort()).toEqual([
      'apps/v1/Deployment',
      'argoproj.io/v1alpha1/AnalysisTemplate',
      'argoproj.io/v1alpha1/AppProject',
      'argoproj.io/v1alpha1/Application',
      'argoproj.io/v1alpha1/ApplicationSet',
      'argoproj.io/v1alpha1/Rollout',
      'external-secrets.io/v1/ClusterSecretStore',
      'external-secrets.io/v1/ExternalSecret',
      'helm.toolkit.fluxcd.io/v2/HelmRelease',
      'image.toolkit.fluxcd.io/v1/ImagePolicy',
      'image.toolkit.fluxcd.io/v1/ImageRepository',
      'image.toolkit.fluxcd.io/v1/ImageUpdateAutomation',
      'kustomize.toolkit.fluxcd.io/v1/Kustomization',
      'monitoring.coreos.com/v1/PrometheusRule',
      'source.toolkit.fluxcd.io/v1/GitRepository',
      'v1/Namespace',
      'v1/Service',
    ]);
    const check = models.get('apps/v1/Deployment');
    expect(() =>
      check?.({ apiVersion: 'apps/v1', kind: 'Deployment', spec: {} }),
    ).toThrow(/selector/);
  });
});
