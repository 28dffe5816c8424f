import { z } from 'zod/v3';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { ReleaseError } from './ReleaseError';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** The values that the layout's charts understand. */
const chartValues = z.object({
  replicas: z.number().default(1),
  port: z.number().default(8080),
  image: z.object({ repository: z.string(), tag: text.default('') }),
  env: z.record(text).nullish(),
  cloud: z
    .object({ provider: text.optional(), region: text.optional() })
    .nullish(),
});

/**
 * What a chart of the recommended layout would render: a Deployment and a Service. No template is read;
 * the values alone decide, in the way the layout's templates use them.
 *
 * @throws ReleaseError when the values say no image
 */
export function deriveWorkload(release: {
  name: string;
  namespace: string;
  values: JsonObject;
  /** Labels and annotations of everything in the release. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
}): KubernetesObject[] {
  const { name, namespace, labels, annotations } = release;
  const parsed = chartValues.safeParse(release.values);
  const values = parsed.success ? parsed.data : undefined;
  if (!values?.image.tag)
    throw new ReleaseError(
      'TemplateError',
      `execution error at (${name}/templates/deployment.yaml:7:35): image.tag: set it in clusters/<cluster>/apps/`,
    );
  const { image, cloud, env, replicas, port } = values;
  const own = { 'app.kubernetes.io/name': name };
  const environment: Record<string, string> = {
    CLOUD: cloud?.provider ?? '',
    REGION: cloud?.region ?? '',
    ...env,
  };
  const metadata = { name, namespace, annotations };
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, labels: { ...own, ...labels } },
      spec: {
        type: 'ClusterIP',
        selector: own,
        ports: [
          { name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...metadata,
        labels: { ...own, 'app.kubernetes.io/version': image.tag, ...labels },
      },
      spec: {
        replicas,
        selector: { matchLabels: own },
        template: {
          metadata: { labels: { ...own, 'backstage.io/kubernetes-id': name } },
          spec: {
            securityContext: {
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'app',
                image: `${image.repository}:${image.tag}`,
                ports: [{ name: 'http', containerPort: port }],
                env: Object.entries(environment).map(([key, value]) => ({
                  name: key,
                  value,
                })),
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    },
  ];
}
