import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the cluster picker gives, and how a template narrows it. */
export const clusterPickerSchema = makeFieldSchema({
  output: z => z.array(z.string()).describe('Names of clusters'),
  uiOptions: z =>
    z.object({
      environments: z
        .array(z.string())
        .optional()
        .describe('Only clusters of these environments'),
      environmentField: z
        .string()
        .optional()
        .describe('Field of the form whose environments narrow the clusters'),
      engines: z
        .array(z.enum(['argocd', 'flux']))
        .optional()
        .describe('Only clusters that one of these engines delivers to'),
      serviceField: z
        .string()
        .optional()
        .describe('Field of the form that names the service'),
      offer: z
        .enum(['all', 'running', 'free'])
        .optional()
        .describe(
          'All clusters, those that run the service of serviceField, or those that do not',
        ),
      allWhen: z
        .record(z.unknown())
        .optional()
        .describe(
          'While the form has these values it is about all clusters that would be offered: they are named, and none is chosen. Else at least one has to be',
        ),
    }),
});
