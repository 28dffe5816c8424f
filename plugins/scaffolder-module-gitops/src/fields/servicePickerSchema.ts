import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the service picker gives. */
export const servicePickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a service that is deployed'),
});
