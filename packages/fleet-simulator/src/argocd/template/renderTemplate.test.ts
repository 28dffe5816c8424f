import { renderTemplate } from './renderTemplate';

const parameters = {
  name: 'aws-eks',
  metadata: { labels: { cloud: 'aws', 'example.com/tier': 'gold' } },
  values: { image: { tag: '1.4.2' }, replicas: 3 },
  empty: {},
  list: ['a', 'b'],
};

describe('renderTemplate', () => {
  it.each([
    ['plain', 'plain'],
    ['{{.name}}-{{ .metadata.labels.cloud }}', 'aws-eks-aws'],
    ['{{ index .metadata.labels "example.com/tier" }}', 'gold'],
    ['{{ .values | toJson }}', '{"image":{"tag":"1.4.2"},"replicas":3}'],
    [
      'a:{{ toYaml .values | nindent 2 }}',
      'a:\n  image:\n    tag: 1.4.2\n  replicas: 3',
    ],
    [
      '{{ if .empty }}yes{{ else if eq .name "aws-eks" }}this{{ else }}no{{ end }}',
      'this',
    ],
    [
      '{{ with .values.image }}{{ .tag }} of {{ $.name }}{{ end }}',
      '1.4.2 of aws-eks',
    ],
    [
      '{{- range $i, $each := .list }}{{ $i }}{{ $each }} {{ end -}}  .',
      '0a 1b .',
    ],
    ['{{ $tag := .values.image.tag }}v{{ $tag }}', 'v1.4.2'],
    ['{{ .name | replace "-" "." | upper | quote }}', '"AWS.EKS"'],
    ['{{ default "none" (index .metadata.labels "absent") }}', 'none'],
    ['{{/* said to nobody */}}{{ printf "%s!" .name }}', 'aws-eks!'],
    ['{{ normalize "My_Cluster." }}', 'my-cluster'],
  ])('%s', (template, text) => {
    expect(renderTemplate(template, parameters)).toBe(text);
  });

  it.each([
    [
      'x-{{.b}}',
      'failed to execute go template x-{{.b}}: template: base:1:4: executing "base" at <.b>: map has no entry for key "b"',
    ],
    ['{{ nope .name }}', 'function "nope" not defined'],
    ['{{ if .name }}', '{{end}} is missing'],
    ['{{ .name', 'unclosed action'],
    ['{{ end }}', 'unexpected {{end}}'],
    ['{{ $x }}', 'undefined variable "$x"'],
    ['{{ constructor "x" }}', 'function "constructor" not defined'],
  ])('refuses %s', (template, message) => {
    expect(() => renderTemplate(template, parameters)).toThrow(message);
  });
});
