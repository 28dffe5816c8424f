/** Where everything lies. Names given to it are checked before. */
export const layoutPaths = {
  root: 'bootstrap/root.yaml',
  projects: 'bootstrap/argocd/projects.yaml',
  registrations: 'bootstrap/argocd/registrations.yaml',
  argocdClusters: 'bootstrap/argocd/clusters.yaml',
  argocdInfrastructure: 'bootstrap/argocd/infrastructure.yaml',
  argocdSecrets: 'bootstrap/argocd/secrets.yaml',
  argocdImageUpdater: 'bootstrap/argocd/image-updater.yaml',
  argocdAlerts: 'bootstrap/argocd/alerts.yaml',
  hubStore: 'bootstrap/hub/secret-store.yaml',
  hubAlerts: 'bootstrap/hub-alerts/argocd.yaml',
  imageUpdater: (service: string) => `bootstrap/image-updater/${service}.yaml`,
  serviceSet: (service: string) => `bootstrap/argocd/services/${service}.yaml`,
  registration: (cluster: string) => `bootstrap/${cluster}/argocd-cluster.yaml`,
  manualRegistration: (cluster: string) =>
    `bootstrap/${cluster}/registration.yaml`,
  fluxSystem: (cluster: string) => `bootstrap/${cluster}/flux-system.yaml`,
  fluxPart: (cluster: string, part: string) =>
    `bootstrap/${cluster}/${part}.yaml`,
  cluster: (cluster: string) => `clusters/${cluster}/kustomization.yaml`,
  clusterValues: (cluster: string, cloud: string) =>
    `clusters/${cluster}/values-${cloud}.yaml`,
  namespace: (cluster: string, namespace: string) =>
    `clusters/${cluster}/namespaces/${namespace}.yaml`,
  clusterApps: (cluster: string) => `clusters/${cluster}/apps`,
  deployment: (cluster: string, service: string) =>
    `clusters/${cluster}/apps/${service}.yaml`,
  clusterPart: (cluster: string, part: string, name: string) =>
    `clusters/${cluster}/${part}/${name}.yaml`,
  app: (service: string) => `apps/${service}`,
  overlay: (service: string, environment: string) =>
    `apps/${service}/overlays/${environment}/kustomization.yaml`,
  environment: (environment: string) => `environments/${environment}`,
  infrastructure: (name: string) => `infrastructure/${name}`,
} as const;
