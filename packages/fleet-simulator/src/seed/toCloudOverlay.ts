import { SeedCluster } from './seedClusters';
import { SeedService } from './seedServices';

/**
 * `overlays/<environment>-<cloud>/` of a service: what it needs on that cloud beside the overlay of the environment. A
 * secret, a way in, and room to grow.
 */
export function toCloudOverlay(
  { name, namespace }: Pick<SeedService, 'name' | 'namespace'>,
  cluster: SeedCluster,
): Record<string, string> {
  const { environment, cloud } = cluster;
  const folder = `overlays/${environment}-${cloud}`;
  return {
    [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../${environment}
  - external-secret.yaml
  - ingress.yaml
  - autoscaler.yaml
`,
    [`${folder}/external-secret.yaml`]: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${name}
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault-backend
  target:
    name: ${name}-credentials
  data:
    - secretKey: password
      remoteRef:
        key: ${namespace}/${name}
        property: password
`,
    [`${folder}/ingress.yaml`]: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - ${name}.${cluster.name}.example.com
      secretName: ${name}-tls
  rules:
    - host: ${name}.${cluster.name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`,
    [`${folder}/autoscaler.yaml`]: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 3
  maxReplicas: 6
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`,
  };
}
