import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { InputSource } from '../selection/selectActionInput';

/** The preview gives nothing; a template says which action with which fields of the form. */
export const filePreviewSchema = makeFieldSchema({
  // Not optional: a form draws nothing for a schema without a type, as the template editor would make of it.
  output: z => z.null().describe('Nothing: it only shows'),
  uiOptions: z =>
    z.object({
      action: z
        .string()
        .describe('Id of an action that lays out files: gitops:service:create'),
      input: z
        .record(z.custom<InputSource>())
        .describe(
          'Inputs of the action: the name of a field of the form, { const: value }, or a list or an object of these; { field: name, when: { other: value } } counts only while the form has these values, { const: value, when: … } as well',
        ),
    }),
});
