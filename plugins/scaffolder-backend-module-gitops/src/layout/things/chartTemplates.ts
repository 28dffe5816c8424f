// The text of a chart never has anything of an input in it: what differs comes from values.

const podTemplate = `  template:
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
          {{- with .Values.envFrom }}
          envFrom:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
`;

const head = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    app.kubernetes.io/name: {{ .Release.Name }}
`;

const version = `    app.kubernetes.io/version: {{ required "image.tag is set in clusters/<cluster>/apps/" .Values.image.tag | quote }}
`;

const selector = `spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Release.Name }}
`;

/** Templates of a service's chart by file name; pods run as the `restricted` Pod Security standard asks. */
export const chartTemplates = {
  deployment: `${head(
    'apps/v1',
    'Deployment',
  )}${version}${selector}${podTemplate}`,
  rollout: `${head(
    'argoproj.io/v1alpha1',
    'Rollout',
  )}${version}${selector}  strategy:
    canary:
      steps:
        {{- toYaml .Values.canary.steps | nindent 8 }}
${podTemplate}`,
  analysis: `${head('argoproj.io/v1alpha1', 'AnalysisTemplate')}spec:
  metrics:
    - name: success-rate
      interval: {{ .Values.analysis.interval }}
      count: {{ .Values.analysis.count }}
      failureLimit: {{ .Values.analysis.failureLimit }}
      successCondition: {{ .Values.analysis.successCondition | quote }}
      provider:
        prometheus:
          address: {{ .Values.analysis.prometheus | quote }}
          query: {{ .Values.analysis.query | quote }}
`,
  service: `${head('v1', 'Service')}spec:
  selector:
    app.kubernetes.io/name: {{ .Release.Name }}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
} as const;
