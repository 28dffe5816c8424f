import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the fields of names give. */
export const nameFieldSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('Lower-case letters, digits and dashes, at most 53 or 63'),
});
