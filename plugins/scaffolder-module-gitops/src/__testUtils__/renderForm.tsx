import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import { formFields } from '../formFields';

/**
 * A form of one step in Backstage's own stepper, with our fields.
 *
 * @param properties - of the step's schema, as a template has them
 */
export function renderForm(
  properties: JsonObject,
  options: {
    initial?: Record<string, JsonValue>;
    required?: string[];
    /** Of the app. */
    config?: JsonObject;
    onCreate?: (values: Record<string, JsonValue>) => Promise<void>;
  } = {},
) {
  const { initial, required = [], onCreate = async () => {} } = options;
  const { config } = options;
  return renderInTestApp(
    <Stepper
      manifest={{
        title: 'A template',
        steps: [
          { title: 'Step', schema: { title: 'Step', required, properties } },
        ],
      }}
      extensions={
        Object.values(formFields).map(({ schema, ...field }) => ({
          ...field,
          schema: schema.schema,
        })) as FieldExtensionOptions<any, any>[]
      }
      initialState={initial}
      onCreate={onCreate}
      components={{}}
    />,
    { config },
  );
}
