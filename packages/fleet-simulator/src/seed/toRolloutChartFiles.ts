import { SeedService } from './seedServices';

/** A chart with a Rollout, and with what a service that people open has: an Ingress, an autoscaler, a secret. */
export function toRolloutChartFiles({
  name,
  description,
  namespace,
}: SeedService): Record<string, string> {
  const labels = `  labels:
    app.kubernetes.io/name: {{ .Release.Name }}`;
  const metadata = (own: string) => `metadata:
  name: ${own}
  namespace: {{ .Release.Namespace }}
`;
  return {
    'Chart.yaml': `apiVersion: v2
name: ${name}
description: ${description}
type: application
version: 0.1.0
`,
    'values.yaml': `replicas: 5
image:
  repository: ghcr.io/org/${name}
  # Each cluster says its own: clusters/<cluster>/apps/${name}.yaml
  tag: ""
port: 8080
host: ""
`,
    'values-production.yaml': `host: ${name}.example.com\n`,
    'values-staging.yaml': `host: ${name}.staging.example.com\n`,
    'templates/rollout.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Rollout
${metadata('{{ .Release.Name }}')}${labels}
    app.kubernetes.io/version: {{ required "image.tag is missing in clusters/<cluster>/apps" .Values.image.tag | quote }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Release.Name }}
  strategy:
    canary:
      steps:
        - setWeight: 20
        - analysis:
            templates:
              - templateName: success-rate
        - pause: {}
        - setWeight: 60
        - pause:
            duration: 5s
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .Release.Name }}
        backstage.io/kubernetes-id: {{ .Release.Name }}
    spec:
      containers:
        - name: app
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          ports:
            - name: http
              containerPort: {{ .Values.port }}
          envFrom:
            - configMapRef:
                name: {{ .Release.Name }}-settings
            - secretRef:
                name: {{ .Release.Name }}-payments
`,
    'templates/analysis.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
${metadata('success-rate')}spec:
  metrics:
    - name: errors
      count: 2
      interval: 2s
      failureLimit: 0
      successCondition: result.ok == true
      provider:
        web:
          url: http://{{ .Release.Name }}.${namespace}.svc/health
          jsonPath: "{$}"
`,
    'templates/service.yaml': `apiVersion: v1
kind: Service
${metadata('{{ .Release.Name }}')}${labels}
spec:
  selector:
    app.kubernetes.io/name: {{ .Release.Name }}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
    'templates/ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata('{{ .Release.Name }}')}${labels}
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - {{ .Values.host | quote }}
      secretName: {{ .Release.Name }}-tls
  rules:
    - host: {{ .Values.host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ .Release.Name }}
                port:
                  name: http
`,
    'templates/autoscaler.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata('{{ .Release.Name }}')}${labels}
spec:
  minReplicas: {{ .Values.replicas }}
  maxReplicas: 12
  scaleTargetRef:
    apiVersion: argoproj.io/v1alpha1
    kind: Rollout
    name: {{ .Release.Name }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`,
    'templates/secret.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
${metadata('{{ .Release.Name }}-payments')}${labels}
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault-backend
  target:
    name: {{ .Release.Name }}-payments
  data:
    - secretKey: apiKey
      remoteRef:
        key: ${namespace}/payments
        property: apiKey
`,
    'templates/settings.yaml': `apiVersion: v1
kind: ConfigMap
${metadata('{{ .Release.Name }}-settings')}${labels}
data:
  CURRENCY: EUR
  THEME: light
`,
  };
}
