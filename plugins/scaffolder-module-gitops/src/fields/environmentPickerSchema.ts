import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the environment picker gives, and how a template narrows it. */
export const environmentPickerSchema = makeFieldSchema({
  output: z =>
    z.union([
      z.string().describe('Name of an environment'),
      z.array(z.string()).describe('Names of environments'),
    ]),
  uiOptions: z =>
    z.object({
      serviceField: z
        .string()
        .optional()
        .describe(
          'Field of the form that names the service whose versions are shown',
        ),
      offer: z
        .enum(['all', 'running'])
        .optional()
        .describe('All environments, or those that run the service'),
      after: z
        .string()
        .optional()
        .describe(
          'Field of the form with an environment; only later ones are offered',
        ),
    }),
});
