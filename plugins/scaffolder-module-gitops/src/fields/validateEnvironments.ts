import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';
import { selectNames } from '../selection/selectNames';
import { environmentPickerSchema } from './environmentPickerSchema';
import { selectGitopsApi } from './selectGitopsApi';

/** Refuses environments that there are not. A backend that does not answer refuses nothing. */
export const validateEnvironments: CustomFieldValidator<
  typeof environmentPickerSchema.TOutput
> = async (chosen, field, { apiHolder, schema }) => {
  const names = selectNames(chosen);
  if (!names.length) {
    if (schema.minItems) field.addError(fieldMessages['environments.required']);
    return;
  }
  const list = await selectGitopsApi(apiHolder)
    ?.getClusters()
    .catch(() => undefined);
  const unknown = names.find(name => list && !list.environments.includes(name));
  if (unknown !== undefined) {
    field.addError(
      fieldMessages['environments.unknown'].replace('{{name}}', unknown),
    );
  }
};
