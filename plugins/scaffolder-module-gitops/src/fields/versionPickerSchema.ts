import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the version picker gives, and how a template narrows it. */
export const versionPickerSchema = makeFieldSchema({
  output: z => z.string().describe('A version: the tag of an image'),
  uiOptions: z =>
    z.object({
      serviceField: z
        .string()
        .describe('Field of the form that names the service'),
      environmentField: z
        .string()
        .optional()
        .describe(
          'Field of the form with an environment; its versions are offered',
        ),
      clustersField: z
        .string()
        .optional()
        .describe('Field of the form with clusters; it guides the suggestion'),
      suggest: z
        .enum(['running', 'previous', 'none'])
        .optional()
        .describe(
          'What is filled in while nothing is: what runs in the environment, or in those of the clusters (the default with environmentField), or what worked on the clusters before',
        ),
    }),
});
