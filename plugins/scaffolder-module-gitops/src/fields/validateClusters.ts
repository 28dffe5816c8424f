import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';
import { isFormAt } from '../selection/isFormAt';
import { selectNames } from '../selection/selectNames';
import { clusterPickerSchema } from './clusterPickerSchema';
import { selectGitopsApi } from './selectGitopsApi';

/** Refuses none where some are required, and clusters that nobody knows. A backend that does not answer refuses nothing. */
export const validateClusters: CustomFieldValidator<
  typeof clusterPickerSchema.TOutput
> = async (value, field, { apiHolder, formData, schema, uiSchema }) => {
  const chosen = selectNames(value);
  if (!chosen.length) {
    const { allWhen } = uiSchema?.['ui:options'] ?? {};
    const isNeeded = allWhen
      ? !isFormAt(formData, Object(allWhen))
      : schema.minItems;
    if (isNeeded) field.addError(fieldMessages['clusters.required']);
    return;
  }
  const list = await selectGitopsApi(apiHolder)
    ?.getClusters()
    .catch(() => undefined);
  if (!list) return;
  const known = new Set(list.items.map(({ name }) => name));
  const unknown = chosen.filter(name => !known.has(name));
  if (unknown.length) {
    field.addError(
      fieldMessages['clusters.unknown'].replace(
        '{{names}}',
        unknown.join(', '),
      ),
    );
  }
};
