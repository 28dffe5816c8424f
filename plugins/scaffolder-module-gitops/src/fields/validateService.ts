import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';
import { selectGitopsApi } from './selectGitopsApi';

/** Refuses a service that is deployed nowhere. A backend that does not answer refuses nothing. */
export const validateService: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  if (!name) return;
  const list = await selectGitopsApi(apiHolder)
    ?.getDeployments({ filter: { app: [name] }, limit: 1 })
    .catch(() => undefined);
  if (list && !list.items.length) {
    field.addError(fieldMessages['services.unknown'].replace('{{name}}', name));
  }
};
