import { toYaml } from '../yaml/toYaml';

type AlertOptions = {
  namespace: string;
  labels: Record<string, string>;
  driftAfter: string;
  failureAfter: string;
  severity: string;
};

/**
 * Drift and failure as Argo CD tells them (`argocd_app_info`). Labels that change while an alert is pending would
 * start it anew, so only those that name the Application are kept.
 */
export function toArgocdAlerts(options: AlertOptions): string {
  const by = 'max by (namespace, name, project, dest_server)';
  return toRule('argocd-gitops', options, [
    {
      alert: 'ArgocdApplicationOutOfSync',
      expr: `${by} (argocd_app_info{sync_status="OutOfSync"}) == 1`,
      for: options.driftAfter,
      summary: '{{ $labels.name }} is not what Git says',
    },
    {
      alert: 'ArgocdApplicationDegraded',
      expr: `${by} (argocd_app_info{health_status="Degraded"}) == 1`,
      for: options.failureAfter,
      summary: '{{ $labels.name }} does not work',
    },
    {
      alert: 'ArgocdApplicationUnknown',
      expr: `${by} (argocd_app_info{sync_status="Unknown"}) == 1`,
      for: options.failureAfter,
      summary: '{{ $labels.name }} cannot be compared with Git',
    },
    {
      alert: 'ArgocdSyncFailed',
      expr: 'sum by (namespace, name, project, dest_server) (increase(argocd_app_sync_total{phase=~"Error|Failed"}[10m])) > 0',
      for: '0m',
      summary: 'A sync of {{ $labels.name }} failed',
    },
  ]);
}

/** The same of Flux, as kube-state-metrics tells it (`gotk_resource_info`). */
export function toFluxAlerts(
  options: AlertOptions,
  { cluster }: { cluster: string },
): string {
  const by = 'max by (exported_namespace, name, customresource_kind)';
  const kinds = 'customresource_kind=~"Kustomization|HelmRelease"';
  return toRule('flux-gitops', options, [
    {
      alert: 'FluxNotReady',
      expr: `${by} (gotk_resource_info{ready="False",suspended!="true",${kinds}}) == 1`,
      for: options.failureAfter,
      summary: `{{ $labels.customresource_kind }} {{ $labels.name }} on ${cluster} failed`,
    },
    {
      alert: 'FluxSourceNotReady',
      expr: `${by} (gotk_resource_info{ready="False",suspended!="true",customresource_kind=~".+Repository|HelmChart"}) == 1`,
      for: options.failureAfter,
      summary: `{{ $labels.customresource_kind }} {{ $labels.name }} on ${cluster} cannot be read`,
    },
    {
      // What is suspended drifts without anybody correcting it.
      alert: 'FluxSuspended',
      expr: `${by} (gotk_resource_info{suspended="true",${kinds}}) == 1`,
      for: options.driftAfter,
      summary: `{{ $labels.customresource_kind }} {{ $labels.name }} on ${cluster} is suspended: drift stays`,
    },
  ]);
}

function toRule(
  name: string,
  { namespace, labels, severity }: AlertOptions,
  rules: { alert: string; expr: string; for: string; summary: string }[],
): string {
  return toYaml({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name,
      namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    spec: {
      groups: [
        {
          name,
          rules: rules.map(({ alert, expr, for: pending, summary }) => ({
            alert,
            expr,
            for: pending,
            labels: { severity },
            annotations: { summary },
          })),
        },
      ],
    },
  });
}
