import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the choice of an engine gives. */
export const engineChoiceSchema = makeFieldSchema({
  output: z =>
    z.enum(['argocd', 'flux']).describe('What delivers to the cluster'),
});
