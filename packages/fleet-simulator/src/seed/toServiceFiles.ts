import { seedClusters } from './seedClusters';
import { SeedService } from './seedServices';
import { toRolloutChartFiles } from './toRolloutChartFiles';
import { toCloudOverlay } from './toCloudOverlay';

/** `apps/<service>/`: what the service is, the same on every cloud. */
export function toServiceFiles(service: SeedService): Record<string, string> {
  const files: Record<string, string> = {
    chart: toChartFiles,
    overlays: toOverlayFiles,
    rollout: toRolloutChartFiles,
  }[service.packaging](service);
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      `apps/${service.name}/${path}`,
      text,
    ]),
  );
}

function toChartFiles({ name, description }: SeedService) {
  return {
    'Chart.yaml': `apiVersion: v2
name: ${name}
description: ${description}
type: application
version: 0.1.0
`,
    'values.yaml': `replicas: 1
image:
  repository: ghcr.io/org/${name}
  # Each cluster says its own: clusters/<cluster>/apps/${name}.yaml
  tag: ""
port: 8080
env: {}
cloud:
  provider: ""
  region: ""
  cluster: ""
`,
    'values-production.yaml': 'replicas: 3\n',
    'templates/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    app.kubernetes.io/name: {{ .Release.Name }}
spec:
  selector:
    app.kubernetes.io/name: {{ .Release.Name }}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
    'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    app.kubernetes.io/name: {{ .Release.Name }}
    app.kubernetes.io/version: {{ required "image.tag is missing in clusters/<cluster>/apps" .Values.image.tag | quote }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Release.Name }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .Release.Name }}
        backstage.io/kubernetes-id: {{ .Release.Name }}
    spec:
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: app
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          ports:
            - name: http
              containerPort: {{ .Values.port }}
          env:
            - name: CLOUD
              value: {{ .Values.cloud.provider | quote }}
            - name: REGION
              value: {{ .Values.cloud.region | quote }}
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
`,
  };
}

function toOverlayFiles({ name, namespace }: SeedService) {
  const environments = new Set(seedClusters.map(each => each.environment));
  return {
    'base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  template:
    metadata:
      labels:
        backstage.io/kubernetes-id: ${name}
    spec:
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: app
          image: ghcr.io/org/${name}
          ports:
            - name: http
              containerPort: 8080
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
`,
    'base/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  ports:
    - name: http
      port: 80
      targetPort: http
`,
    'base/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
labels:
  - pairs:
      app.kubernetes.io/name: ${name}
    includeSelectors: true
resources:
  - deployment.yaml
  - service.yaml
`,
    ...Object.fromEntries(
      [...environments].map(environment => [
        `overlays/${environment}/kustomization.yaml`,
        toOverlay(name, environment),
      ]),
    ),
    ...Object.assign(
      {},
      ...seedClusters
        .filter(({ engine }) => engine === 'flux')
        .map(cluster => toCloudOverlay({ name, namespace }, cluster)),
    ),
  };
}

function toOverlay(name: string, environment: string) {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
patches:
  - target:
      kind: Deployment
      name: ${name}
    patch: |
      - op: replace
        path: /spec/replicas
        value: ${environment === 'production' ? 3 : 1}
`;
}
