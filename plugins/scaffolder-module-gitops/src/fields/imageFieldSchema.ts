import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field of an image gives, and what it follows. */
export const imageFieldSchema = makeFieldSchema({
  output: z => z.string().describe('Repository of an image, without a tag'),
  uiOptions: z =>
    z.object({
      serviceField: z
        .string()
        .optional()
        .describe(
          'Field of the form with the name of the service: the image is filled in with it and gitops.imageRegistry of the configuration',
        ),
    }),
});
